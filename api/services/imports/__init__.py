"""How files and feeds enter the store: rows compared, merged, counted, reported."""
