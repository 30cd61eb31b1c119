"""Journeys joined: what is installed, what it answers, how it is built and checked."""
