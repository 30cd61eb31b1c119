"""Batch re-matches: who takes part, the run and its results, and what advisers decide of them."""
