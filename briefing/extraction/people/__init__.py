"""Persons: their names, posts, bodies, the countries they speak for, and who is an official."""
