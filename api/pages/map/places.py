"""Which places of a ranking go on its map, and which only in words beneath it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any, Final

from api.words.journeys import cfa_journey, employer_journey
from api.words.numbers import NBSP
from api.words.offers import KINDS

# A farther place would shrink the country in which the young person really moves.
FARTHEST_KM: Final = 45.0
# Beside journeys that are known, one that is not counts only if it lies near.
FARTHEST_UNKNOWN_KM: Final = 12.0
KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True)
class Place:
    """A point (WGS84 degrees) with its short label, its words and where it links to."""

    label: str
    words: str
    lat: float
    lng: float
    link: str = ""
    start: int = 0
    known: bool = True
    # A class of its sign beside the usual one, e.g. "missing"; "" for none.
    tone: str = ""


@dataclass(frozen=True)
class Places:
    """What is drawn: homes, employers, CFA; and the labels of what is not, with the reason."""

    homes: tuple[Place, ...]
    employers: tuple[Place, ...]
    cfas: tuple[Place, ...]
    far: tuple[str, ...]
    pointless: tuple[str, ...]


def places_of(document: dict[str, Any]) -> Places:
    """The places of a ranking document; announced offers have no point to draw."""
    homes = tuple(_homes(document["homes"]))
    employers = list(_employers(document["offers"], homes))
    cfas = list(_cfas(document["offers"], homes))
    reach = FARTHEST_UNKNOWN_KM if any(each.known for each in employers) else FARTHEST_KM
    near = [each for each in (*employers, *cfas) if is_near(each, homes, reach)]
    return Places(
        homes=homes,
        employers=tuple(each for each in employers if each in near),
        cfas=tuple(each for each in cfas if each in near),
        far=tuple(
            f"n°{NBSP}{each.label}" if each in employers else each.words.partition(" : ")[0]
            for each in (*employers, *cfas)
            if each not in near
        ),
        pointless=tuple(f"n°{NBSP}{o['rank']}" for o in document["offers"] if o["lat"] is None),
    )


def is_near(place: Place, homes: Iterable[Place], reach_km: float) -> bool:
    """Whether a place lies within reach of a home, unknown journeys within `reach_km`.

    Without a home, always.
    """
    farthest = FARTHEST_KM if place.known else reach_km
    distances = [km_between(place, home) for home in homes]
    return not distances or min(distances) <= farthest


def km_between(one: Place, other: Place) -> float:
    """Kilometres as the crow flies, on a plane: exact enough over a map's width."""
    east = (one.lng - other.lng) * cos(radians((one.lat + other.lat) / 2))
    return KM_PER_DEGREE * hypot(one.lat - other.lat, east)


def _homes(homes: list[dict[str, Any]]) -> Iterable[Place]:
    for home in homes:
        if home["lat"] is not None:
            words = f"{home['label'].capitalize()} : {home['commune'] or 'commune inconnue'}"
            yield Place(home["label"], words, home["lat"], home["lng"])


def _employers(offers: list[dict[str, Any]], homes: tuple[Place, ...]) -> Iterable[Place]:
    for offer in offers:
        if offer["lat"] is None:
            continue
        leg = offer["legs"]["employer"]
        words = (
            f"{offer['rank']}. {offer['title']} ({KINDS[offer['kind']]}), "
            f"{offer['employer'] or 'employeur non communiqué'}, {offer['commune']} : "
            f"{employer_journey(leg)}"
        )
        start = _start(leg["from"], homes)
        link = f"#offre-{offer['rank']}"
        known = leg["minutes"] is not None
        yield Place(str(offer["rank"]), words, offer["lat"], offer["lng"], link, start, known)


def _cfas(offers: list[dict[str, Any]], homes: tuple[Place, ...]) -> Iterable[Place]:
    seen = set()
    for offer in offers:
        leg = offer["legs"]["cfa"]
        if not leg or leg.get("lat") is None or (leg["lat"], leg["lng"]) in seen:
            continue
        seen.add((leg["lat"], leg["lng"]))
        start = _start(offer["legs"]["employer"]["from"], homes)
        words = cfa_journey(leg).partition(", CFA supposé")[0]
        yield Place("CFA", words, leg["lat"], leg["lng"], start=start)


def _start(label: str | None, homes: tuple[Place, ...]) -> int:
    labels = [home.label for home in homes]
    return labels.index(label) if label in labels else 0
