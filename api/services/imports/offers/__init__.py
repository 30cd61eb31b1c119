"""How offers and their employers land."""
