"""Which dated rules does this process apply? The shipped ones, read once."""

from datetime import date
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from data.rules import load_rules
from models.rules import RuleBook


@cache
def rules_known() -> RuleBook:
    """The shipped rule book: reading its files takes longer than answering a page."""
    return load_rules()


def period_of(book: RuleBook, rule_id: str, today: date) -> relativedelta:
    """A rule's length of time, written as days or months, as it holds on a day."""
    value: dict[str, Any] = book.value(rule_id, today)
    return relativedelta(**value)
