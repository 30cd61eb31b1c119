"""What happened before today: proposals, contracts, ruptures, calls."""
