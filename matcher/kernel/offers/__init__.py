"""The pool becomes columns: offers and courses arranged so that what is near lies together."""
