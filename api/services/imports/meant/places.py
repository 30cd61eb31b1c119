"""Where is the place that a line names? By Insee code, by name and postal code, or by address."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from api.services.imports.meant.geocoding import address_hash
from api.services.imports.request import Point
from data.reference import load
from data.reference.places import Ambiguous, find_commune
from data.sources.commune_points import CommunePoints
from matcher.travel.distance import haversine_km

# Farther from its commune's centre an address was mistaken for another (Arles, the widest commune
# of metropolitan France, measures about 40 km from end to end).
_WIDEST_COMMUNE_KM = 60.0
# More candidates than this help nobody choose.
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Place:
    """A commune, and the point of the address when it is known. `problem` says why none fits."""

    insee: str | None
    address_point: Point | None = None
    problem: str | None = None


@cache
def shipped_points() -> CommunePoints:
    """Centroids of the shipped communes, indexed once per process."""
    return CommunePoints(load("communes"))


class PlaceReader:
    """Reads places of one file; `geocoded` holds the points already looked up, by hash."""

    def __init__(self, geocoded: Mapping[str, Point]) -> None:
        """Take the points found for the file's addresses (see `geocoding`)."""
        self._geocoded = geocoded
        self._communes: dict[tuple[str, str, str], Place] = {}

    def read(self, values: Mapping[str, object], suffix: str = "") -> Place:
        """Place of one line; `suffix` ("_2") chooses a second home's columns."""
        given = {name: str(values.get(name + suffix) or "") for name in PLACE_FIELDS}
        place = self._by_code(given["insee"])
        if place is None:
            place = self._by_name(given["commune"], given["postcode"], given["departement"])
            if given["insee"] and place.insee is None:
                place = Place(None, problem="code Insee inconnu (commune fusionnée ?)")
        return Place(place.insee, self._address_point(given, place.insee), place.problem)

    def centroid(self, insee: str | None) -> Point | None:
        """Centre of a commune; None when it is unknown."""
        return shipped_points().point(insee) if insee else None

    def _address_point(self, given: Mapping[str, str], insee: str | None) -> Point | None:
        text = address_text(given)
        point = self._geocoded.get(address_hash(text)) if text else None
        centre = self.centroid(insee)
        if point is None or centre is None:
            return point
        return point if float(haversine_km(*point, *centre)) <= _WIDEST_COMMUNE_KM else None

    def _by_code(self, insee: str) -> Place | None:
        return Place(insee) if insee and self.centroid(insee) is not None else None

    def _by_name(self, commune: str, postcode: str, departement: str) -> Place:
        key = (commune, postcode, departement)
        if key not in self._communes:
            self._communes[key] = _found(*key)
        return self._communes[key]


PLACE_FIELDS = ("insee", "commune", "postcode", "departement", "address")


def address_text(given: Mapping[str, str]) -> str:
    """Full address to look up: street, postal code, commune; empty without a street and a place."""
    if not given["address"] or not (given["postcode"] or given["commune"]):
        return ""
    return " ".join(part for part in (given[k] for k in ("address", "postcode", "commune")) if part)


def _found(commune: str, postcode: str, departement: str) -> Place:
    if not commune and not postcode:
        return Place(None, problem="ni commune, ni code postal, ni code Insee")
    found = find_commune(commune, postcode, departement)
    if isinstance(found, Ambiguous):
        names = _names(found.candidates[:_MOST_SHOWN])
        return Place(
            None, problem=f"plusieurs communes possibles ({names}) : précisez le nom ou le code"
        )
    if found is None:
        return Place(None, problem="commune introuvable : vérifiez le nom et le code postal")
    return Place(found)


@cache
def _commune_names() -> dict[str, str]:
    communes = load("communes")
    return dict(zip(map(str, communes["insee"]), map(str, communes["name"]), strict=True))


def _names(codes: tuple[str, ...]) -> str:
    names = _commune_names()
    return ", ".join(f"{names.get(code, '?')} {code}" for code in codes)
