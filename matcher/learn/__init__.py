"""Learning from prior outcomes: what was known then, what became of it, and a scorecard of that."""
