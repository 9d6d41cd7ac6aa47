"""Briefing: turns a news article into an official briefing note."""

__version__ = "0.1.0"
