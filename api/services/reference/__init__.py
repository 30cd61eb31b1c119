"""The reference tables of publishers: rebuilt, and how old they are."""
