"""Creating and correcting a young person's file: one block of facts a file."""
