"""What was noted of accounts and of who came in, and who may read it."""
