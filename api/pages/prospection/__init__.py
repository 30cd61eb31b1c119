"""Prospection: whom to call, who is on whom, and an employer in time."""
