"""Which offers are one: each place kept once, with all its sources."""
