"""The bias report: the one place where sex and priority district are read."""
