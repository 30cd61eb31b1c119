"""What a cell means: a place, an address, a trade."""
