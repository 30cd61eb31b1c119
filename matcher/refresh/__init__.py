"""A pool in which a few rows changed, from the one before: what did not change is kept."""

from matcher.refresh.pool import Edited, PoolEdit, edited_pool

__all__ = ["Edited", "PoolEdit", "edited_pool"]
