"""One file per reference table: its declaration, and how its publisher's file is read."""
