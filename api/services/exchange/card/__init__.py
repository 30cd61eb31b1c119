"""What another network may read of a young person: coarse, chosen, agreed."""
