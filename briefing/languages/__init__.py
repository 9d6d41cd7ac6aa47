"""Dates, numbers, money, units, names and countries in English, Russian and Kazakh."""
