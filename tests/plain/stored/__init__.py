"""What stands in a store before a test, and what a test finds there after."""
