"""A randomised draw: who gets "service plus", how large it must be, and what it shows."""
