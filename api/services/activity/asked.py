"""Which period does an activity report tell of, and whose young people?

Months are whole. Over the territory, where the reader does not follow everybody, years are: two
reports a month apart would otherwise be subtracted to tell what either hides.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from api.services.viewer import Permission, Viewer
from models.errors import InvalidCode

_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
# Records older than this are gone or counted by year only (see `api.services.retention`).
MOST_YEARS: Final = 5


class Whose(StrEnum):
    """Young people of the reader's structure, or every contract known on the territory."""

    STRUCTURE = "structure"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class ActivityAsked:
    """Who asks, and the days counted, both included; `today` is where knowledge ends."""

    viewer: Viewer
    whose: Whose
    first: date
    last: date
    today: date


def activity_asked(
    viewer: Viewer,
    today: date,
    since: str | None = None,
    until: str | None = None,
    whose: Whose = Whose.STRUCTURE,
) -> ActivityAsked:
    """The question, from months written YYYY-MM: twelve months up to this one unless said.

    Raises RightMissing, and InvalidCode where a month is none, too old, or after the other.
    """
    viewer.must(Permission.READ_FILES)
    last_month = _month(until, "dernier mois") or today.replace(day=1)
    first = _month(since, "premier mois") or last_month - relativedelta(months=11)
    if first > last_month:
        raise InvalidCode("période", "un premier mois avant le dernier", "l'inverse")
    last = last_month + relativedelta(months=1, days=-1)
    if whose is Whose.TERRITORY:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    if first < today - relativedelta(years=MOST_YEARS, month=1, day=1):
        raise InvalidCode("premier mois", f"{MOST_YEARS} ans au plus avant aujourd'hui", "avant")
    if first > today:
        raise InvalidCode("premier mois", "un mois commencé", "un mois à venir")
    return ActivityAsked(viewer, whose, first, min(last, today), today)


def _month(text: str | None, field: str) -> date | None:
    if not text:
        return None
    found = _MONTH.fullmatch(text.strip())
    if found is None or int(found[1]) < 1:
        raise InvalidCode(field, "AAAA-MM, par exemple 2026-01", "autre chose")
    return date(int(found[1]), int(found[2]), 1)
