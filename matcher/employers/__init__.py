"""Are two establishments the same one, or of the same organisation? Names and addresses judged."""
