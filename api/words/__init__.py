"""French words for values, the same in the terminal and on the pages: one subject a file."""
