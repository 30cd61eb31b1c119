"""Everything that may be written of a pool, drawn: a small territory, and one change at a time."""
