"""How we decide: pure functions over columns."""
