"""Whole Word documents as values: read, cleaned of traces, merged with their styles and lists."""
