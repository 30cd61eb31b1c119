"""A run in time: asked for, taken up, allocated, written."""
