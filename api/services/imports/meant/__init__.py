"""Where a line means: by code, by name, by address."""
