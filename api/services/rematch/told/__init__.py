"""What is told of a run: its document, its lists, what changed since the last."""
