"""What does a run write? Rows of people, suggestions and prices, and figures: all or nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.services.rematch.reading.read_field import Entered
from api.services.rematch.reading.seekers import Seeker
from matcher.allocate import UNIT
from matcher.pool import Pool
from matcher.rematch.aftermath import (
    given_up,
    points_of,
    values_of,
    wanted_by,
)
from matcher.rematch.rounds import Found
from matcher.scorecard.sigmoid import as_score
from models.enums import RunStanding
from models.protocols import UNKNOWN_MINUTES
from models.tables import OfferPrice, RematchPerson, RematchSuggestion

type Row = dict[str, Any]


@dataclass(frozen=True)
class RunResult:
    """What a run found: who entered, the allocation, and that by which prices are found, if any.

    `barriers`: by person without a suggestion, the lever that would open most.
    """

    pool: Pool
    entered: Entered
    to_call: Sequence[Seeker]
    found: Found
    priced: Found | None
    barriers: Mapping[str, Row] = field(default_factory=dict)

    @property
    def alone(self) -> list[Seeker]:
        """Those who entered and are suggested nothing."""
        served = set(self.found.pairs.person[self.found.chosen].tolist())
        return [each for number, each in enumerate(self.entered.people) if number not in served]


def write_result(session: Session, run_id: str, result: RunResult) -> None:
    """Write all rows of a run into the caller's transaction."""
    for table, rows in (
        (RematchPerson, [*_people(result), *map(_to_call, result.to_call)]),
        (RematchSuggestion, _suggestions(result)),
        (OfferPrice, _prices(result)),
    ):
        if rows:
            session.execute(insert(table), [{"run_id": run_id, **row} for row in rows])


def _people(result: RunResult) -> list[Row]:
    found, pool = result.found, result.pool
    served = set(found.pairs.person[found.chosen].tolist())
    options: defaultdict[int, int] = defaultdict(int)
    for person in found.pairs.person.tolist():
        options[person] += 1
    lost = given_up(found)
    return [
        {
            **_of(each),
            "standing": RunStanding.SERVED if number in served else RunStanding.NONE,
            "call_first": None,
            "weight": _weight_of(found, number),
            "options": options[number],
            "given_up": [_lost(found, pool, row) for row in lost.get(number, [])],
            "barrier": result.barriers.get(each.person_id),
        }
        for number, each in enumerate(result.entered.people)
    ]


def _of(each: Seeker) -> Row:
    return {
        "person_id": each.person_id,
        "structure_id": each.structure_id,
        "is_case": each.is_case,
        "due": each.due,
    }


def _to_call(each: Seeker) -> Row:
    return {
        **_of(each),
        "standing": RunStanding.TO_CALL,
        "call_first": each.call_first,
        "weight": 1.0,
        "options": 0,
        "given_up": [],
        "barrier": None,
    }


def _weight_of(found: Found, number: int) -> float:
    """The published weight: what the best offer of somebody is worth."""
    best = found.pairs.score[found.pairs.person == number]
    return round(float(found.weight[number] * best.max()) / UNIT, 4) if len(best) else 1.0


def _lost(found: Found, pool: Pool, row: int) -> Row:
    offer = int(found.pairs.offer[row])
    return {
        "offer_id": str(pool.offers.offer_id[offer]),
        "score": round(as_score(int(found.pairs.score[row])), 2),
        "price": round(int(found.prices[offer]) / UNIT, 4),
    }


def _suggestions(result: RunResult) -> list[Row]:
    found, pool = result.found, result.pool
    chosen, value = found.pairs.taken(found.chosen), values_of(found)[found.chosen]
    place: defaultdict[int, int] = defaultdict(int)
    rows = []
    for person, offer, score, minutes, worth in zip(
        *(column.tolist() for column in (*chosen, value)), strict=True
    ):
        place[person] += 1
        rows.append(
            {
                "person_id": result.entered.people[person].person_id,
                "offer_id": str(pool.offers.offer_id[offer]),
                "place": place[person],
                "score": as_score(score),
                "value": worth / UNIT,
                "price": int(found.prices[offer]) / UNIT,
                "minutes": None if minutes == UNKNOWN_MINUTES else minutes,
                "cfa": result.entered.cfa[person],
            }
        )
    return rows


def _prices(result: RunResult) -> list[Row]:
    """Prices for everyday lists: of the contested places only."""
    priced, pool = result.priced, result.pool
    if priced is None:
        return []
    points, wanted = points_of(priced.prices), wanted_by(priced, len(pool.offers))
    return [
        {
            "offer_id": str(pool.offers.offer_id[offer]),
            "price": float(points[offer]),
            "wanted_by": int(wanted[offer]),
            "places": int(pool.offers.places[offer]),
        }
        for offer in ((priced.prices > 0) & (pool.offers.places > pool.offers.pending)).nonzero()[0]
    ]
