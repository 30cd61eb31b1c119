"""Measures beside other methods."""
