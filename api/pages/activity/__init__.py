"""What came of the work, to be read, shown to a board, or taken along as a file."""
