"""Broken contracts, their re-match and the price of disputed places."""
