"""For whom is one to prospect? Young people without enough good options, and what they have."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import and_, select, true
from sqlalchemy.orm import Session

from api.services.ranking.frames.person_frames import WHOLE_FILE, people_frames
from api.services.ranking.order.own_proposals import waiting_frame
from api.services.rules_known import rules_known
from api.services.worklist.followed import is_open, read_followed
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.urgency import Terms
from models.frames import WAITING
from models.tables import YoungPerson

# A ranking this long tells whether enough of it is good.
_LONG_ENOUGH = 20


@dataclass(frozen=True)
class Seekers:
    """Who wishes for a trade, has no contract and does not object to being ranked.

    `own`: followed by the structure that asks. `content` changes whenever anything that a ranking
    may read of their files does.
    """

    ids: tuple[str, ...]
    own: bool
    content: int


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


def seekers_for(session: Session, structure_id: str, today: date) -> Seekers:
    """The structure's own young people, or everybody's for a structure that follows none."""
    whose = and_(is_open(today), YoungPerson.structure_id == structure_id)
    own = session.scalar(select(YoungPerson.id).where(whose).limit(1)) is not None
    wanted = whose if own else and_(is_open(today), true())
    seek = [
        each
        for each in read_followed(session, wanted, Terms.of(rules_known(), today))
        if each.facts.has_wish
        and not each.facts.objects_to_ranking
        and not each.facts.is_under_contract(today)
    ]
    content = hash(tuple(each.content for each in seek))
    return Seekers(tuple(each.person_id for each in seek), own, content)


def group_of(
    session: Session, matcher: Matcher, pool: Pool, seekers: Seekers, today: date
) -> Group:
    """Those of them who have too few good options in this pool."""
    frames = people_frames(session, _whole(session, seekers))
    frames[WAITING.name] = waiting_frame(session, seekers.ids, today)
    ranked = matcher.rank(frames, pool, _LONG_ENOUGH, today)
    terms = rules_known().value("plan_good_options", today)
    known = ranked[ranked["minutes_employer"].notna()]
    good = known[known["score"] >= terms["score"]].groupby("person_id").size()
    ids = frames["people"]["person_id"]
    lack = 1 - ids.map(good).fillna(0).to_numpy(dtype=float) / terms["offers"]
    lacking = set(ids[lack > 0])
    kept = {name: frame[frame["person_id"].isin(lacking)] for name, frame in frames.items()}
    return Group(kept, lack[lack > 0], len(ids), seekers.own)


def _whole(session: Session, seekers: Seekers) -> list[YoungPerson]:
    asked = select(YoungPerson).where(YoungPerson.id.in_(seekers.ids)).order_by(YoungPerson.id)
    return list(session.scalars(asked.options(*WHOLE_FILE)))
