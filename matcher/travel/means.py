"""By what means can this person travel: surely, perhaps, or not?"""

from datetime import date
from enum import Enum

from matcher.columns.person import Person
from models.enums import Licence, Mode
from models.rules import RuleBook

# A car licence or a light-motorcycle licence also opens the moped (R221-4 to R221-8 code route).
MOPED_LICENCES = frozenset({Licence.AM, Licence.A1, Licence.B})


class Use(Enum):
    """Whether a mode can be used."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


def usable_modes(person: Person, rules: RuleBook, today: date) -> dict[Mode, Use]:
    """Each mode with its use. "Perhaps" means that nobody asked, never that it is there."""
    if person.no_mobility:
        return {mode: Use.YES if mode is Mode.WALK else Use.NO for mode in Mode}
    age = person.age_on(today)
    may_ride = bool(person.licences & MOPED_LICENCES) and age >= rules.value(
        "licence_am_min_age", today
    )
    may_drive = Licence.B in person.licences and age >= rules.value("licence_b_min_age", today)
    return {
        Mode.WALK: _asked(person.owns[Mode.WALK]),
        Mode.BIKE: _asked(person.owns[Mode.BIKE]),
        Mode.MOPED: _asked(person.owns[Mode.MOPED]) if may_ride else Use.NO,
        Mode.CAR: _asked(person.owns[Mode.CAR]) if may_drive else Use.NO,
        Mode.LIFT: Use.YES if person.lifts else Use.NO,
        Mode.TRANSIT: _asked(person.owns[Mode.TRANSIT]),
        Mode.BIKE_TRANSIT: _both(_asked(person.owns[Mode.BIKE]), _asked(person.owns[Mode.TRANSIT])),
    }


def _both(one: Use, other: Use) -> Use:
    for use in (Use.NO, Use.PERHAPS):
        if use in (one, other):
            return use
    return Use.YES


def _asked(answer: bool | None) -> Use:
    if answer is None:
        return Use.PERHAPS
    return Use.YES if answer else Use.NO
