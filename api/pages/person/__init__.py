"""One young person: offers, path, file and rights."""
