"""Invented worlds for the matcher: people, offers, markets, trials, drawn or written down."""
