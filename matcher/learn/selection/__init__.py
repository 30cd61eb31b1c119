"""What would another order of past lists have been worth? Told from what was proposed of them."""
