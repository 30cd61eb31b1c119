"""How far and how long is everything around each home? Asked of the travel times once."""
