"""What would another scorecard change in a structure's lists? Counted over all, shown for a few.

Both rank the same people and offers on one day; each as its own card weighs earlier outcomes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.named.names import offer_words
from api.services.open_store import Store
from api.services.ranking.frames.person_frames import WHOLE_FILE, people_frames
from api.services.ranking.order.asked_together import asked_together
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.pool.pool_for import pool_for
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.scorecards_known import scorecard_of
from api.services.viewer import Permission, Viewer
from api.services.worklist.followed import is_open, whose
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from models.tables import YoungPerson

type _Group = tuple[View, list[YoungPerson], dict[str, pd.DataFrame]]

# Lists as long as an adviser reads; people enough to see a change, few enough to wait for.
TOP: Final = 10
MOST_PEOPLE: Final = 200
EXAMPLES: Final = 3
_SHOWN: Final = 5


@dataclass(frozen=True)
class Change:
    """One young person's first offers under two scorecards, best first."""

    person_id: str
    structure_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def kept(self) -> float:
        """The share of the first list's offers that the second still holds."""
        return len(set(self.before) & set(self.after)) / max(len(self.before), len(self.after), 1)

    @property
    def same_first(self) -> bool:
        """Whether both begin with the same offer."""
        return self.before[:1] == self.after[:1]


@dataclass(frozen=True)
class Asking:
    """Who compares which two scorecards, when."""

    viewer: Viewer
    first: str
    second: str
    today: date
    now: datetime


def lists_changed(store: Store, snapshots: PoolSnapshots, asking: Asking) -> dict[str, Any]:
    """Counts over the structure's people, and the lists that change most, their views logged.

    Raises RightMissing, NotFound, ScorecardMismatch.
    """
    asking.viewer.must(Permission.READ_FILES)
    with store.reading() as session:
        changes = _changes(session, snapshots, asking)
        shown = sorted(changes, key=lambda each: (each.kept, each.person_id))[:EXAMPLES]
        examples = [_told(session, each) for each in shown if each.before != each.after]
    with store.sessions.begin() as session:
        for each in examples:
            log_view(session, each["person_id"], asking.viewer.id, ViewAction.RANK, asking.now)
    n = len(changes)
    return {
        "people": n,
        "top": TOP,
        "same_first": sum(each.same_first for each in changes),
        "same_lists": sum(each.before == each.after for each in changes),
        "kept": sum(each.kept for each in changes) / n if n else None,
        "examples": examples,
    }


def _changes(session: Session, snapshots: PoolSnapshots, asking: Asking) -> list[Change]:
    """Both lists of everybody who has one."""
    people = session.scalars(
        select(YoungPerson)
        .where(whose(asking.viewer), is_open(asking.today), ~YoungPerson.objects_to_ranking)
        .order_by(YoungPerson.id)
        .limit(MOST_PEOPLE)
        .options(*WHOLE_FILE)
    ).all()
    own = own_pending(session, [person.id for person in people], asking.today)
    groups = [
        (view, each, people_frames(session, each))
        for view, each in asked_together(people, own, TOP)
    ]
    before, after = (
        dict(_lists(session, snapshots.matcher, (scorecard_id, asking.today), groups))
        for scorecard_id in (asking.first, asking.second)
    )
    return [
        Change(person.id, person.structure_id, before[person.id], after[person.id])
        for person in people
        if before[person.id] or after[person.id]
    ]


def _lists(
    session: Session, known: Matcher, which: tuple[str, date], groups: Sequence[_Group]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everybody's first offers under a scorecard on a day, by person id."""
    scorecard_id, today = which
    matcher = Matcher(scorecard_of(session, scorecard_id), known.rules, known.travel)
    pool = pool_for(session, matcher, today)
    for view, people, frames in groups:
        for person, reads in zip(people, matcher.read_each(frames, pool, today, view), strict=True):
            rows = reads.listed.tolist()
            yield person.id, tuple(str(pool.offers.offer_id[row]) for row in rows)


def _told(session: Session, change: Change) -> dict[str, Any]:
    """Both beginnings side by side: offers in words, and where each stood before."""
    shown = {*change.before[:_SHOWN], *change.after[:_SHOWN]}
    words = offer_words(session, shown, change.structure_id)

    def line(offer_id: str, other: Sequence[str]) -> dict[str, Any]:
        told = words.get(offer_id, {})
        return {
            "offer_id": offer_id,
            "title": told.get("title"),
            "employer": told.get("employer"),
            "commune": told.get("commune"),
            "elsewhere": other.index(offer_id) + 1 if offer_id in other else None,
        }

    return {
        "person_id": change.person_id,
        "before": [line(each, change.after) for each in change.before[:_SHOWN]],
        "after": [line(each, change.before) for each in change.after[:_SHOWN]],
    }
