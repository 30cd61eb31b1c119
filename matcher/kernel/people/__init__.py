"""Frames of young people become columns: means, ages, homes, the trades read for each."""
