"""Visits and meetings: kind, place, days, and who came and who received."""
