"""A command run from nothing, and what one would write in its place."""
