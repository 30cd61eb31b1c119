"""The form of a phrase, and the small words all phrases share."""

from collections.abc import Callable
from dataclasses import dataclass

from matcher.columns.missing import day_of
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from matcher.factors.french import clock


@dataclass(frozen=True)
class Told:
    """What a sentence tells of: a case of one offer, under the law of the day."""

    case: Case
    law: Law


# The French words for one placeholder.
type Phrase = Callable[[Told], str]


def said_day(day: int) -> str:
    """A day number as 01/09/2026."""
    on = day_of(day)
    return "date inconnue" if on is None else f"{on:%d/%m/%Y}"


def said_range(hours: tuple[int, int]) -> str:
    """Hours as "22 h – 6 h"."""
    return f"{clock(hours[0])} – {clock(hours[1])}"


def said_number(value: float) -> str:
    """A number with a French comma, without needless zeros."""
    return f"{value:g}".replace(".", ",")
