"""Ruptures: which wait, and what the last run suggests to whom."""
