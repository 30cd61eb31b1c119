"""What is drawn on a young person's map: ways, both legs, what lies in reach."""
