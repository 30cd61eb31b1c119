"""Signing in and out, and one's own account: password, tokens, open sessions."""
