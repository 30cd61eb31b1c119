"""Which periods and limits hold for exchanged profiles on a day?"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from dateutil.relativedelta import relativedelta

from api.services.rules_known import period_of, rules_known
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

        return cls(
            today=today,
            shown=period_of(book, "exchange_days", today),
            answer=period_of(book, "exchange_answer_days", today),
            contact=period_of(book, "exchange_contact_days", today),
            floor=int(book.value("exchange_floor", today)),
        )
