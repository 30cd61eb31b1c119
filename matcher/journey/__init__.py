"""One person's journeys for one offer, by both legs: means, week, cost, aids. Shown, not scored."""
