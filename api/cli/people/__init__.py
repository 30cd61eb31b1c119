"""Accounts and young people's files."""
