"""Accounts as they are kept: added, changed by who may, purged when over."""
