"""How a session or a token begins, is recognised and ends."""
