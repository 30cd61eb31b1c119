"""Learning from what became of proposals: answers read, scorecards made, shown, adopted."""
