"""The records of the domain."""
