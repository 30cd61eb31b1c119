"""Profiles exchanged between networks: shared without identity, asked for, answered."""
