"""The pool: imports, lists, the same offer or employer met twice."""
