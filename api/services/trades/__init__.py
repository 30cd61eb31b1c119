"""From everyday words to trades: one text, or a file of them."""
