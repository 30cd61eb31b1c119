"""Where do the people of a list live? Communes and employment zones to filter by."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.services.named.names import commune_names, zone_of
from api.services.worklist.followed import Followed


@dataclass(frozen=True)
class Place:
    """A commune (its Insee code) or an employment zone (its name), as a filter names it."""

    value: str
    name: str
    is_zone: bool


def places_of(people: Iterable[Followed]) -> tuple[Place, ...]:
    """Zones, then communes, where at least one of these people has a home, by name."""
    communes = {insee for person in people for insee in person.communes}
    zones = {zone for zone in map(zone_of, communes) if zone is not None}
    named = sorted((commune_names().get(insee, insee), insee) for insee in communes)
    return (
        *(Place(zone, zone, True) for zone in sorted(zones)),
        *(Place(insee, name, False) for name, insee in named),
    )


def lives_in(person: Followed, place: str) -> bool:
    """Whether one of the person's homes is in the commune or zone of this value."""
    return any(place in (insee, zone_of(insee)) for insee in person.communes)
