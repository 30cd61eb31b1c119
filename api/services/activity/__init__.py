"""What came of the work: contracts, ruptures, PMSMP and delays, counted over a period."""
