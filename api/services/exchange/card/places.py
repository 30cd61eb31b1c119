"""Which place may be told of somebody: an employment zone, or something wider? Never a commune.

A place is written "zone:5206", "departement:72" or "region:52"; None is nowhere in particular.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from api.services.named.names import zone_of
from data.reference import load

_ZONE, _DEPARTEMENT, _REGION = "zone:", "departement:", "region:"
UNTOLD: Final = "lieu non précisé"


@dataclass(frozen=True)
class _Around:
    """What a commune lies in, the narrowest first, and what its zone is called."""

    places: tuple[str, str, str]
    words: str


@cache
def _communes() -> dict[str, _Around]:
    communes = load("communes")
    columns = ("insee", "employment_zone", "departement", "region")
    return {
        insee: _Around(
            (f"{_ZONE}{zone}", f"{_DEPARTEMENT}{departement}", f"{_REGION}{region}"),
            zone_of(insee) or UNTOLD,
        )
        for insee, zone, departement, region in zip(
            *(communes[name] for name in columns), strict=True
        )
        if zone
    }


@cache
def _words() -> dict[str, str]:
    """What each place is called; a région by its départements, as no table names it."""
    said: dict[str, str] = {}
    regions: dict[str, set[str]] = {}
    for around in _communes().values():
        zone, departement, region = around.places
        said[zone] = around.words
        said[departement] = f"département {departement.removeprefix(_DEPARTEMENT)}"
        regions.setdefault(region, set()).add(departement.removeprefix(_DEPARTEMENT))
    for region, inside in regions.items():
        said[region] = f"région (départements {', '.join(sorted(inside))})"
    return said


def places_around(insee: str | None) -> tuple[str | None, ...]:
    """Places that hold a commune, the narrowest first; the last, None, holds all."""
    around = _communes().get(insee or "")
    return (None,) if around is None else (*around.places, None)


def place_words(place: str | None) -> str:
    """A place in words."""
    return _words().get(place or "", UNTOLD)


def is_zone(place: str) -> bool:
    """Whether this names an employment zone that exists."""
    return place.startswith(_ZONE) and place in _words()


@cache
def places_touching(zone: str) -> frozenset[str | None]:
    """Every place somebody of an employment zone may be shown under."""
    return frozenset({None}.union(*(a.places for a in _communes().values() if a.places[0] == zone)))


def zones_of(places: set[str | None]) -> list[tuple[str, str]]:
    """Zones in which somebody shown under these places may live, with their names, by name."""
    wanted = places - {None}
    found = {a.places[0]: a.words for a in _communes().values() if wanted & set(a.places)}
    return sorted(found.items(), key=lambda pair: pair[1])
