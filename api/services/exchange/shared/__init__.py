"""Profiles shared with the other networks: published, listed, searched."""
