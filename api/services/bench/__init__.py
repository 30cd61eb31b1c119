"""How do our methods stand beside named alternatives, on the same seeded data?"""
