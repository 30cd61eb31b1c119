"""How reported ruptures land."""
