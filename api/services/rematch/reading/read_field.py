"""What does a run read? Everybody's frames, what each case asks, and how many may be sent where."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.services.ranking.frames.person_frames import people_frames
from api.services.ranking.order.own_proposals import own_pending
from api.services.rematch.reading.broken import broken_contracts
from api.services.rematch.reading.in_full import OnePerson, Reading, read_in_full
from api.services.rematch.reading.seekers import Seeker
from matcher.pool import Pool
from matcher.rank.corrected import corrected_ids
from matcher.rematch.field import Field
from matcher.rematch.terms import RunTerms
from matcher.rematch.territory import Territory
from models.enums import CfaKept, SuggestionDecision
from models.tables import Proposal, RematchSuggestion, YoungPerson

type Frames = dict[str, pd.DataFrame]

_WHOLE: Final = tuple(
    selectinload(part)
    for part in (
        YoungPerson.homes,
        YoungPerson.lifts,
        YoungPerson.wishes,
        YoungPerson.refusals,
        YoungPerson.corrections,
    )
)


@dataclass(frozen=True)
class Entered:
    """Who entered, in the order of their numbers; how the CFA of each stands; what was read."""

    people: list[Seeker]
    cfa: list[CfaKept]
    digest: str


def read_field(
    session: Session, people: Sequence[Seeker], reading: Reading
) -> tuple[Field, Entered]:
    """The field of a run, its people ordered: those read in full, then by structure."""
    ids = [each.person_id for each in people]
    frames = _frames(session, ids)
    barred, pending = _decided(session, ids), own_pending(session, ids, reading.ground.today)
    cases = broken_contracts(session, [each.person_id for each in people if each.is_case])
    corrected = corrected_ids(frames)
    in_full = [
        each
        for each in people
        if each.is_case or barred[each.person_id] or each.person_id in corrected
    ]
    others = sorted(
        set(people) - set(in_full), key=lambda each: (each.structure_id, each.person_id)
    )
    whole, kept = read_in_full(
        [
            OnePerson(
                each,
                _own(frames, each.person_id),
                barred[each.person_id],
                cases.get(each.person_id),
            )
            for each in in_full
        ],
        reading,
    )
    ordered = [*in_full, *others]
    room = [reading.terms.suggestions - len(pending[each.person_id]) for each in ordered]
    field = Field(
        whole=whole,
        territories=list(_territories(others, frames, len(in_full))),
        urgency=np.array([_weight(each, reading) for each in ordered], dtype=np.float64),
        person_room=np.maximum(room, 0).astype(np.int32),
        offer_room=offer_rooms(reading.ground.pool, reading.terms),
    )
    cfa = [*kept, *[CfaKept.OPEN] * len(others)]
    return field, Entered(ordered, cfa, _digest(frames))


def offer_rooms(pool: Pool, terms: RunTerms) -> Any:
    """How many people each offer may still take: `per_place` a place, less who waits already."""
    offers = pool.offers
    return np.maximum(offers.places * terms.per_place - offers.pending, 0).astype(np.int32)


def _frames(session: Session, ids: Sequence[str]) -> Frames:
    asked = select(YoungPerson).where(YoungPerson.id.in_(ids)).order_by(YoungPerson.id)
    return people_frames(session, session.scalars(asked.options(*_WHOLE)).all())


def _own(frames: Frames, person_id: str) -> Frames:
    own = {name: frame[frame["person_id"] == person_id] for name, frame in frames.items()}
    return {name: frame.reset_index(drop=True) for name, frame in own.items()}


def _decided(session: Session, ids: Sequence[str]) -> defaultdict[str, frozenset[str]]:
    """Offers already proposed to each, or set aside: a run never comes back to them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    proposed = select(Proposal.person_id, Proposal.offer_id).where(Proposal.person_id.in_(ids))
    aside = select(RematchSuggestion.person_id, RematchSuggestion.offer_id).where(
        RematchSuggestion.person_id.in_(ids),
        RematchSuggestion.decision == SuggestionDecision.SET_ASIDE,
    )
    for person_id, offer_id in (*session.execute(proposed), *session.execute(aside)):
        found[person_id].add(offer_id)
    return defaultdict(frozenset, {key: frozenset(offers) for key, offers in found.items()})


def _territories(people: Sequence[Seeker], frames: Frames, first: int) -> Iterator[Territory]:
    """One a structure: what each may see is its own."""
    of_structure: dict[str, list[str]] = defaultdict(list)
    for each in people:
        of_structure[each.structure_id].append(each.person_id)
    for structure_id, ids in of_structure.items():
        own = {name: frame[frame["person_id"].isin(ids)] for name, frame in frames.items()}
        own = {name: frame.reset_index(drop=True) for name, frame in own.items()}
        yield Territory(first, own, structure_id)
        first += len(ids)


def _weight(each: Seeker, reading: Reading) -> float:
    left = None if each.due is None else (each.due - reading.ground.today).days
    return reading.terms.urgency.of(left, each.is_minor, options=0)


def _digest(frames: Frames) -> str:
    """What was read of people, in a few letters: the same data give the same."""
    total = sha256()
    for name in sorted(frames):
        rows = pd.util.hash_pandas_object(frames[name], index=False)
        total.update(name.encode() + rows.to_numpy().tobytes())
    return total.hexdigest()[:16]
