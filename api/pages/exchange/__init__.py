"""Profiles exchanged between networks: found, asked for, answered."""
