"""Pair by pair, compiled: what is read, excluded, worth, and which few are listed."""
