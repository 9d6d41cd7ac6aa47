"""Projects: named and placed works, by the rules of each language."""
