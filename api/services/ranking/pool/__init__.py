"""The pool that queries read: kept in memory, renewed in proportion to what changed."""
