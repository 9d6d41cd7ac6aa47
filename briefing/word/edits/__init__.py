"""What comes back from Word: documents that carry their fields, and what was edited in them."""
