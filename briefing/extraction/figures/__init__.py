"""Figures: amounts with their indicator, period, comparator and goal."""
