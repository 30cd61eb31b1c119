"""Which employers are one, told from how they are written; and those a feed does not name."""
