"""What an adviser knows better of a young person's journeys."""
