"""Prospection: who is on which employer, what was said, whom to call next."""
