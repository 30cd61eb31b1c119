"""Scorecards: which there are, what each card says, what distinguishes two, which one serves."""
