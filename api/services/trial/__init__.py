"""A randomised draw: planned, registered, drawn from a committed seed, analysed."""
