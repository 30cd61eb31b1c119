"""Other ways to the same answer: slow, by hand, or what people would use instead."""
