"""What is each fact worth? Factors asked once, their answers kept as tables and points."""
