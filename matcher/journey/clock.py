"""When does one leave home and come back, and is that by night for a minor?"""

from dataclasses import dataclass
from datetime import date

from matcher.columns import UNKNOWN, Person
from matcher.factors.french import BY_MODE
from matcher.journey.options import Option
from models.enums import Mode
from models.rules import RuleBook

_DAY, _MINUTE = 1440, 60
# Under one's own power or at one's own handlebars.
_EXPOSED = frozenset({Mode.WALK, Mode.BIKE, Mode.MOPED})
_CHILD, _MINOR = 16, 18


@dataclass(frozen=True)
class Clock:
    """Minutes after midnight at which one leaves home, and is back (the next night: past 1,440)."""

    leaves: int
    back: int


def clock_of(option: Option, start: int, end: int) -> Clock | None:
    """The day's two ends for stated hours; None where the offer does not state them.

    By timetable, those of the longest day of the week.
    """
    if UNKNOWN in (start, end):
        return None
    if option.rides:
        leaves = min(day.there.leaves for day in option.rides if day.there)
        back = max(day.back.arrives for day in option.rides if day.back)
        return Clock(leaves // _MINUTE, -(-back // _MINUTE))
    overnight = _DAY if end <= start else 0
    return Clock(start - option.minutes, end + overnight + option.minutes)


def night_remarks(
    person: Person, option: Option | None, clock: Clock | None, rules: RuleBook, today: date
) -> tuple[str, ...]:
    """What to talk over with a minor's family: a way by night, alone on the road."""
    age = person.age_on(today)
    if option is None or clock is None or age >= _MINOR or option.mode not in _EXPOSED:
        return ()
    windows = rules.value("minors_night", today)
    begins, ends = (_minutes(text) for text in windows["under_16" if age < _CHILD else "under_18"])
    ways = []
    if clock.leaves < ends:
        ways.append(f"départ {_told(clock.leaves)}")
    if clock.back > begins:
        ways.append(f"retour {_told(clock.back)}")
    if not ways:
        return ()
    by = BY_MODE[option.mode]
    return (f"Trajet {by} de nuit ({', '.join(ways)}) : mineur, à voir avec sa famille.",)


def _minutes(text: str) -> int:
    hour, minute = text.split(":")
    return 60 * int(hour) + int(minute)


def _told(minutes: int) -> str:
    within = minutes % _DAY
    return f"à {within // 60} h {within % 60:02d}"
