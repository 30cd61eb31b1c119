"""What must be deleted when its time is over: planned, shown, done."""
