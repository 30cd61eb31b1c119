"""What was proposed, answered and recorded, in time."""
