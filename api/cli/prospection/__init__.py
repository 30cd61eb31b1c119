"""Whom to call, and where places are missing."""
