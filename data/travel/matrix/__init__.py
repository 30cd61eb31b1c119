"""The commune-to-commune matrix of a router: one byte a pair and mode, mapped from disk."""
