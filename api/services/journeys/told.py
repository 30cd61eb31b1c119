"""Which corrections are there, and to which leg does each belong? As JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.words.dates import in_france
from models.enums import LegTo
from models.protocols import LONGEST_MINUTES
from models.tables import JourneyCorrection, YoungPerson

type Corrections = Mapping[tuple[LegTo, str], Sequence[dict[str, Any]]]


def corrections_of(person: YoungPerson) -> Corrections:
    """A person's corrections by leg and place, in the order of noting."""
    homes = {home.insee for home in person.homes}
    found: dict[tuple[LegTo, str], list[dict[str, Any]]] = {}
    for way in person.corrections:
        found.setdefault((way.leg, way.place_id), []).append(correction_entry(way, homes))
    return found


def correction_entry(way: JourneyCorrection, homes: set[str]) -> dict[str, Any]:
    """One correction. `minutes` None: there is no such way. `rests`: its home is none any more."""
    return {
        "id": way.id,
        "mode": str(way.mode),
        "minutes": None if way.minutes == LONGEST_MINUTES else way.minutes,
        "reason": str(way.reason),
        "noted_on": in_france(way.noted_at).date().isoformat(),
        "rests": way.home_insee not in homes,
    }
