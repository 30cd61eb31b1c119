"""Which dated rules does this process apply? The shipped ones, read once."""

from functools import cache

from data.rules import load_rules
from models.rules import RuleBook


@cache
def rules_known() -> RuleBook:
    """The shipped rule book: reading its files takes longer than answering a page."""
    return load_rules()
