"""Reads articles: a file or pasted text becomes an `Article`."""
