"""Which employers are one, told from how they are written; and how that is learned anew."""
