"""Which periods and limits hold for exchanged profiles on a day?"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from dateutil.relativedelta import relativedelta

from api.services.rules_known import rules_known
from models.rules import RuleBook


@dataclass(frozen=True)
class ExchangeTerms:
    """The dated values of `data/rules/exchange.yaml` that hold today."""

    today: date
    shown: relativedelta
    answer: relativedelta
    contact: relativedelta
    floor: int

    @classmethod
    def on(cls, today: date, rules: RuleBook | None = None) -> Self:
        """The terms of a day, by the shipped rules unless others are given."""
        book = rules or rules_known()

        def period(rule_id: str) -> relativedelta:
            value: dict[str, Any] = book.value(rule_id, today)
            return relativedelta(**value)

        return cls(
            today=today,
            shown=period("exchange_days"),
            answer=period("exchange_answer_days"),
            contact=period("exchange_contact_days"),
            floor=int(book.value("exchange_floor", today)),
        )
