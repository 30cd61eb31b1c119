"""What does everybody's list hold today, under the scorecard in use?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.ranking.frames.person_frames import WHOLE_FILE, people_frames
from api.services.ranking.pool.snapshot import PoolSnapshots
from matcher.columns import Person
from matcher.columns.offers import KINDS
from matcher.factors import FACTORS
from matcher.kernel.reads import Reads
from matcher.learn.world_reader import entries_of_pairs
from matcher.pool import Pool
from matcher.rank.candidates import Judge, match_pool, read_candidates
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.scorecard import as_score
from matcher.scorecard.sigmoid import LOG_ODDS_UNIT
from models.enums import OfferKind
from models.protocols import UNKNOWN_MINUTES
from models.tables import YoungPerson

type Numbers = NDArray[np.float64]

# What somebody may well look at with an adviser.
_LOOKED_AT: Final = 5
_CONTRACT: Final = KINDS[OfferKind.APPRENTICESHIP]


@dataclass(frozen=True)
class ListToday:
    """One person's list: offers open to them, chance of the best contract, journey, facts.

    `minutes`: mean way to work of the first five; None where none is known. `added`: what each
    factor adds on average to those, in log-odds; None without a list.
    """

    person_id: str
    offers: int
    best: float
    minutes: float | None
    added: Numbers | None


def lists_today(session: Session, snapshots: PoolSnapshots, today: date) -> Iterator[ListToday]:
    """The list of everybody with an open file who does not object, structure by structure."""
    pool = snapshots.current(session, today)
    asked = select(YoungPerson).where(
        YoungPerson.closed_on.is_(None), YoungPerson.objects_to_ranking.is_(False)
    )
    ordered = asked.order_by(YoungPerson.structure_id, YoungPerson.id).options(*WHOLE_FILE)
    people = session.scalars(ordered).all()
    for structure_id, own in groupby(people, key=lambda person: person.structure_id):
        yield from _of_structure(session, snapshots.matcher, (pool, today), structure_id, [*own])


def _of_structure(
    session: Session,
    matcher: Matcher,
    at: tuple[Pool, date],
    structure_id: str,
    own: Sequence[YoungPerson],
) -> Iterator[ListToday]:
    pool, today = at
    frames = people_frames(session, own)
    view = View(_LOOKED_AT, viewer=structure_id)
    judge = Judge(matcher.scorecard, matcher.rules, matcher.travel, today, structure_id)
    reads = matcher.read_each(frames, pool, today, view)
    for person, read in zip(Person.each(frames), reads, strict=True):
        yield ListToday(
            person.person_id,
            int(read.is_open.sum()),
            _best(read, pool),
            _minutes(read),
            _added(judge, person, pool, read),
        )


def _best(read: Reads, pool: Pool) -> float:
    contracts = read.is_open & (pool.offers.kind[read.row] == _CONTRACT)
    return float(as_score(read.score[contracts].max(initial=0)) / 100)


def _minutes(read: Reads) -> float | None:
    minutes = read.minutes[np.isin(read.row, read.listed)]
    known = minutes[minutes != UNKNOWN_MINUTES]
    return float(known.mean()) if len(known) else None


def _added(judge: Judge, person: Person, pool: Pool, read: Reads) -> Numbers | None:
    if not len(read.listed):
        return None
    matched = match_pool(person, pool, judge.viewer).at(read.listed)
    found = read_candidates(person, pool, judge, matched)
    entries = entries_of_pairs(found)
    tables = judge.scorecard.kinds
    kinds = found.pairs.offers.kind
    added = np.zeros((len(kinds), len(FACTORS)))
    for kind, number in KINDS.items():
        own = kinds == number
        for at, factor in enumerate(FACTORS):
            if kind in tables and own.any():
                both = (
                    tables[kind].signed.tables[factor.name] + tables[kind].held.tables[factor.name]
                )
                added[own, at] = both[entries[at, own]] / LOG_ODDS_UNIT
    return np.asarray(added.mean(axis=0))
