"""What would a contract pay, and what may its employer be given? Shown, never ranked by."""
