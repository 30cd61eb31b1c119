"""The demo's firms, CFA and networks: posts, offers, courses, and what becomes of contracts."""
