"""Randomised draws: planned, registered, opened, closed and read, for coordination alone."""
