"""What was said to an employer: noted once for all networks, taken back, counted."""
