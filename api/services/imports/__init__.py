"""How rows of outside files land in the store: compared, merged, counted, reported."""
