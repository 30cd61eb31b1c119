"""Timetables in GTFS form: read, checked, and laid out for the matcher's search."""
