"""One pool for every network: the same employer and the same offer recognised, kept once."""
