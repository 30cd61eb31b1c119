"""The second leg: which CFA, how far, how often."""
