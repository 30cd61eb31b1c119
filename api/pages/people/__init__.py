"""All young people: the work list, the search, the view log."""
