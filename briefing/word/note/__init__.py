"""What a template sees of a briefing: values in the language of the document, and what is worked out for a note."""
