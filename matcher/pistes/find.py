"""Whom could one ask, when no offer is open? Reachable employers likely to train in the trade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.pistes.employers import EmployerColumns
from matcher.travel import Journeys, Legs, Serving
from matcher.travel.corrections import corrected_to
from matcher.travel.hours import weekday_hours
from models.enums import LegTo, RefusalKind
from models.protocols import UNKNOWN_MINUTES

# An activity where one hire in twenty is in the trade is worth a call (own choice).
LEAST_SHARE: Final = 0.05
MOST_PISTES: Final = 10


@dataclass(frozen=True)
class Piste:
    """One employer to ask: not an offer. `minutes` None when not known; `km` crow-fly."""

    employer_id: str
    rome: str
    trained_in_trade: bool
    past_apprentices: int
    hire_share: float
    minutes: int | None
    mode: int
    km: float


@dataclass(frozen=True)
class PisteSearch:
    """What is looked for: wished trades by rank, a limit in minutes, the legal quota (R6223-6).

    `farthest_km`: beyond it, crow-fly, no journey by unknown means could keep the limit.
    `working_hours`: `start` and `end` that timetables are asked for, minutes after midnight.
    """

    romes: Sequence[str]
    limit: int
    farthest_km: float
    apprentices_per_master: int
    working_hours: Mapping[str, int]


def find_pistes(
    person: Person,
    employers: EmployerColumns,
    journeys: Journeys,
    search: PisteSearch,
) -> list[Piste]:
    """Up to ten employers, best first: trained in the trade, then hires most in it, then nearest.

    An employer stands once, for the first wished trade it fits.
    """
    at = Serving(
        weekday_hours(len(employers), search.working_hours),
        lambda minutes: np.ones(len(minutes), dtype=bool),
        corrected_to(person, LegTo.EMPLOYER, employers.employer_id),
    )
    limits = np.full(len(employers), search.limit, dtype=np.int32)
    legs = journeys.to(person, employers.places, limits, at)
    # An employer that nobody can place is not called reachable: its distance compares as false.
    reachable = (legs.over == 0) & (legs.crow_km <= search.farthest_km)
    rows = np.flatnonzero(
        _may_be_asked(person, employers, search.apprentices_per_master) & reachable
    )
    found = [
        (rank, piste)
        for row in rows
        for rank, piste in _first_fit(employers, legs, int(row), search.romes)
    ]
    return [piste for _, piste in sorted(found, key=_order)[:MOST_PISTES]]


def _may_be_asked(person: Person, employers: EmployerColumns, per_master: int) -> NDArray[np.bool_]:
    """No open offer, not refused, and a maître d'apprentissage free as far as is known."""
    refused = person.refused.get(RefusalKind.EMPLOYER, frozenset())
    wanted = np.array([employer not in refused for employer in employers.employer_id], dtype=bool)
    return np.asarray((employers.has_open_offer == 0) & wanted & ~employers.is_full(per_master))


def _first_fit(
    employers: EmployerColumns, legs: Legs, row: int, romes: Sequence[str]
) -> list[tuple[int, Piste]]:
    for rank, rome in enumerate(romes):
        trained = rome in employers.past_romes[row]
        share = employers.hire_share.get(rome, {}).get(employers.naf[row], 0.0)
        if trained or share >= LEAST_SHARE:
            minutes = int(legs.minutes[row])
            piste = Piste(
                employer_id=str(employers.employer_id[row]),
                rome=rome,
                trained_in_trade=trained,
                past_apprentices=max(int(employers.past_apprentices[row]), 0),
                hire_share=share,
                minutes=None if minutes == UNKNOWN_MINUTES else minutes,
                mode=int(legs.mode[row]),
                km=float(legs.crow_km[row]),
            )
            return [(rank, piste)]
    return []


def _order(ranked: tuple[int, Piste]) -> tuple[bool, bool, int, float, int, int, str]:
    rank, piste = ranked
    minutes = UNKNOWN_MINUTES if piste.minutes is None else piste.minutes
    return (
        piste.minutes is None,
        not piste.trained_in_trade,
        rank,
        -round(piste.hire_share, 1),
        minutes,
        round(1000 * piste.km),
        piste.employer_id,
    )
