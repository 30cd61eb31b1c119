"""What is stored, in the columns the matcher reads."""
