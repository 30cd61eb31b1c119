"""Which periods and limits hold for prospection on a day?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from dateutil.relativedelta import relativedelta

from api.services.rules_known import period_of, rules_known
from models.rules import RuleBook


@dataclass(frozen=True)
class ProspectionTerms:
    """The dated values of `data/rules/prospection.yaml` that hold today."""

    today: date
    claim: relativedelta
    silence: relativedelta
    claim_cap: int
    recent: relativedelta
    leave_alone: relativedelta
    undo: timedelta

    @classmethod
    def on(cls, today: date, rules: RuleBook | None = None) -> Self:
        """The terms of a day, by the shipped rules unless others are given."""
        book = rules or rules_known()

        return cls(
            today=today,
            claim=period_of(book, "claim_days", today),
            silence=period_of(book, "claim_silent_days", today),
            claim_cap=int(book.value("claim_cap", today)),
            recent=period_of(book, "recent_contact_days", today),
            leave_alone=period_of(book, "leave_alone_months", today),
            undo=timedelta(hours=int(book.value("contact_undo_hours", today))),
        )

    @property
    def recent_since(self) -> date:
        """First day whose contacts still count as recent."""
        return self.today - self.recent
