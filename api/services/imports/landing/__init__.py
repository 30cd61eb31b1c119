"""How any rows land: whole or not at all, and what is left behind."""
