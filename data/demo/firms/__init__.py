"""The demo's firms, CFA and networks: posts, offers and courses."""
