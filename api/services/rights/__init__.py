"""The young person's rights, and who opened which file."""
