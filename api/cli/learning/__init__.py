"""Scorecards: fitted, compared in simulated worlds, adopted."""
