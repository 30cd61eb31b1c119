"""The list of offers and each of them: why, by which way, what would open more."""
