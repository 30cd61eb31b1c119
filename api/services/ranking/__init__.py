"""Ranking one young person: from the store to an explained list."""
