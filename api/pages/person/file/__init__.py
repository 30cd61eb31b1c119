"""The file, read block by block, opened and changed."""
