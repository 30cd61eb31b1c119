"""The work list: which young people need something, in which order, and where one is found."""
