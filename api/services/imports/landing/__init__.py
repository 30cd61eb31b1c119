"""How any rows land: compared, merged, whole or not at all, and what is left behind."""
