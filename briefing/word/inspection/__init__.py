"""What there is to say about a template before notes are written in it: its faults, its fields, what it asks for."""
