"""How a feed of La bonne alternance lands."""
