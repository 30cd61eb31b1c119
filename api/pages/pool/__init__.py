"""The pool: every network's offers, one by one, entered, changed and compared."""
