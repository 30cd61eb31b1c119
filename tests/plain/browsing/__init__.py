"""Driving a real browser over the served application."""
