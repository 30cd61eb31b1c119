"""The steps, oldest first. A step that has shipped is never edited."""
