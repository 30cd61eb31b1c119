"""Which dated rules does Passerelle apply, on whose word, and which are to be checked again?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from api.services.rules_known import rules_known
from models.rules import Rule, RuleBook

# What ends within this time, or has ended since, and has nothing to follow.
ENDS_SOON: Final = relativedelta(months=3)
ENDED_LATELY: Final = relativedelta(months=6)


@dataclass(frozen=True)
class RulesStatus:
    """Versions in force or to come, by id then date, and those to look at again.

    `stale`: nobody has checked them for over six months; `ending`: they end within three months, or
    have ended for six, with nothing to follow.
    """

    rules: tuple[Rule, ...]
    stale: tuple[Rule, ...]
    ending: tuple[Rule, ...]


def rules_status(today: date, book: RuleBook | None = None) -> RulesStatus:
    """The rules of a day: of the shipped book, unless another is given."""
    rules = book or rules_known()
    return RulesStatus(
        rules=tuple(rule for rule in rules if rule.valid_to is None or rule.valid_to >= today),
        stale=tuple(rules.stale(today)),
        ending=tuple(rules.ending(today - ENDED_LATELY, by=today + ENDS_SOON)),
    )
