"""For whom is one to prospect? Young people without enough good options, and what they have."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session, selectinload

from api.services.ranking.person_frames import people_frames
from api.services.ranking.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.worklist.followed import is_open, read_followed
from matcher.urgency import Terms
from models.tables import YoungPerson

# A ranking this long tells whether enough of it is good.
_LONG_ENOUGH = 20


@dataclass(frozen=True)
class Group:
    """Frames of the people to prospect for, how much they lack, and how many were looked at.

    `lack`: by person in the order of the frame, 0–1: 1 for whom no good offer is reachable, a
    third for whom one of three is missing. `own`: followed by the structure that asks.
    """

    frames: dict[str, pd.DataFrame]
    lack: np.ndarray
    looked_at: int
    own: bool


def group_of(session: Session, snapshots: PoolSnapshots, structure_id: str, today: date) -> Group:
    """The structure's own young people, or everybody's for a structure that follows none."""
    whose = and_(is_open(today), YoungPerson.structure_id == structure_id)
    own = session.scalar(select(YoungPerson.id).where(whose).limit(1)) is not None
    people = _seeking(session, whose if own else and_(is_open(today), true()), today)
    frames = people_frames(session, people)
    pool = snapshots.current(session, today)
    ranked = snapshots.matcher.rank(frames, pool, _LONG_ENOUGH, today)
    terms = rules_known().value("plan_good_options", today)
    known = ranked[ranked["minutes_employer"].notna()]
    good = known[known["score"] >= terms["score"]].groupby("person_id").size()
    ids = frames["people"]["person_id"]
    lack = 1 - ids.map(good).fillna(0).to_numpy(dtype=float) / terms["offers"]
    lacking = set(ids[lack > 0])
    kept = {name: frame[frame["person_id"].isin(lacking)] for name, frame in frames.items()}
    return Group(kept, lack[lack > 0], len(ids), own)


def _seeking(session: Session, whose: ColumnElement[bool], today: date) -> list[YoungPerson]:
    """Those who wish for a trade, have no contract and do not object to being ranked."""
    facts = [each.facts for each in read_followed(session, whose, Terms.of(rules_known(), today))]
    seek = [
        each.person_id
        for each in facts
        if each.has_wish and not each.objects_to_ranking and not each.is_under_contract(today)
    ]
    parts = (YoungPerson.homes, YoungPerson.lifts, YoungPerson.wishes, YoungPerson.refusals)
    asked = select(YoungPerson).where(YoungPerson.id.in_(seek)).order_by(YoungPerson.id)
    return list(session.scalars(asked.options(*(selectinload(part) for part in parts))))
