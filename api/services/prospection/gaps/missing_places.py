"""Where do wishes exceed open places, and the reverse? Families of trades × employment zones.

Young people are counted where they live, places where one works. Fewer than five people are not
counted out, nor is what would let one count them.
"""

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.names import zone_of
from api.services.ranking.frames.offer_rows import is_live
from api.services.viewer import Permission, Viewer
from api.services.worklist.followed import is_open
from api.services.worklist.under_contract import under_contract
from api.words.families import FAMILY_LENGTH, family_labels
from data.reference import load
from models.enums import OfferKind, Visibility
from models.tables import Employer, Home, Offer, Wish, YoungPerson

LEAST_SHOWN: Final = 5
type _Cell = tuple[str, str]


def territory_gaps(session: Session, viewer: Viewer, today: date) -> dict[str, Any]:
    """A document: one cell a family and zone, the largest gaps first, and where zones lie.

    `young_people` and `gap` are None where fewer than five wish; `gap` is wishes less places.
    """
    viewer.must(Permission.READ_PROSPECTION)
    wishes, places = _wishes(session, today), _places(session, today)
    cells = [_cell(key, wishes, places) for key in sorted({*wishes, *places})]
    zones = sorted({cell["zone"] for cell in cells})
    return {
        "today": today.isoformat(),
        "least_shown": LEAST_SHOWN,
        # Where no gap may be told, the fewest places first: most is missing there.
        "cells": sorted(
            cells, key=lambda cell: (cell["gap"] is None, -(cell["gap"] or 0), cell["places"])
        ),
        "zones": [{"zone": zone, **_zone_points().get(zone, {})} for zone in zones],
    }


def _cell(key: _Cell, wishes: Counter[_Cell], places: Counter[_Cell]) -> dict[str, Any]:
    family, zone = key
    young, open_places = wishes[key], places[key]
    # Nobody at all is nobody's secret.
    shown = young == 0 or young >= LEAST_SHOWN
    return {
        "family": family,
        "family_label": family_labels()[family],
        "zone": zone,
        "young_people": young if shown else None,
        "places": open_places,
        "gap": young - open_places if shown else None,
    }


def _wishes(session: Session, today: date) -> Counter[_Cell]:
    """People who seek, each once a family and zone they live in."""
    seek = select(YoungPerson.id).where(is_open(today), ~under_contract(today))
    wishes = select(Wish.person_id, Wish.rome).where(Wish.person_id.in_(seek))
    homes = select(Home.person_id, Home.insee).where(Home.person_id.in_(seek))
    families: dict[str, set[str]] = defaultdict(set)
    zones: dict[str, set[str | None]] = defaultdict(set)
    for person_id, rome in session.execute(wishes):
        families[person_id].add(rome[:FAMILY_LENGTH])
    for person_id, insee in session.execute(homes):
        zones[person_id].add(zone_of(insee))
    counts: Counter[_Cell] = Counter()
    for person_id, wished in families.items():
        known = wished & family_labels().keys()
        lives_in = [zone for zone in zones[person_id] if zone is not None]
        counts.update((family, zone) for family in known for zone in lives_in)
    return counts


def _places(session: Session, today: date) -> Counter[_Cell]:
    """Places of apprenticeships that are not their structure's own secret."""
    rows = session.execute(
        select(Offer.rome, Offer.places, Offer.insee, Employer.insee)
        .join(Employer, Employer.id == Offer.employer_id)
        .where(
            is_live(today),
            Offer.kind == OfferKind.APPRENTICESHIP,
            Offer.visibility != Visibility.OWN_STRUCTURE,
        )
    )
    counts: Counter[_Cell] = Counter()
    for rome, places, workplace, address in rows:
        zone, family = zone_of(workplace or address), rome[:FAMILY_LENGTH]
        if zone is not None and family in family_labels():
            counts[family, zone] += places
    return counts


@cache
def _zone_points() -> dict[str, dict[str, float]]:
    """The middle of each zone's communes, by the name it is shown under."""
    communes = load("communes").dropna(subset=["lat", "lng"])
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for insee, lat, lng in zip(communes["insee"], communes["lat"], communes["lng"], strict=True):
        zone = zone_of(insee)
        if zone is not None:
            found[zone].append((float(lat), float(lng)))
    return {
        zone: {
            "lat": round(sum(lat for lat, _ in points) / len(points), 4),
            "lng": round(sum(lng for _, lng in points) / len(points), 4),
        }
        for zone, points in found.items()
    }
