"""Whom to call next, for which young people, and with what it is worth."""
