"""Where wishes exceed open places."""
