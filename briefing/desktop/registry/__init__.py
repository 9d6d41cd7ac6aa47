"""The dialog of the registry: its table of officials, and the form of one of them."""
