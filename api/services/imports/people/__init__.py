"""How young people land."""
