"""What a bench found, kept beside it with what is needed to judge it."""
