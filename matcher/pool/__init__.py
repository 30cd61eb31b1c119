"""All live offers, courses and employers, ready to be read by any number of queries."""

from matcher.pool.pool import Pool

__all__ = ["Pool"]
