"""The same sub-formula of a ranking, by our engine and by what people would use instead."""
