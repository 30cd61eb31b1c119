"""Which rows may a fit read of a world's log? What was answered by its end, no truth among it."""

import numpy as np

from data.world import Log, Table
from data.world.plan import MONTH
from data.world.records import FOLLOWED_AFTER
from matcher.learn.rows import Answered, Questions, together
from models.enums import OfferKind

_GROUPS = ("sex", "residence", "prior_diploma")


def answered(log: Log, months: int) -> Questions:
    """Answered rows of a log of so many months, by kind and question.

    A contract whose six months are not over when the log ends still runs: no answer yet.
    """
    placed = log.placements.rows
    followed = placed["month"] + placed["kind"].map(FOLLOWED_AFTER) <= months
    known = log.placements.where(followed.to_numpy(dtype=bool))
    return {
        (kind, question): _rows(table, kind, question)
        for kind in (OfferKind.APPRENTICESHIP, OfferKind.PMSMP)
        for question, table in (("signed", log.proposals), ("held", known))
    }


def joined(worlds: list[Questions]) -> Questions:
    """The rows of several worlds together."""
    return {which: together([world[which] for world in worlds]) for which in worlds[0]}


def _rows(table: Table, kind: OfferKind, question: str) -> Answered:
    own = table.where((table.rows["kind"] == kind).to_numpy(dtype=bool))
    return Answered(
        entries=own.entries,
        answer=own.rows[question].to_numpy(dtype=bool),
        day=np.rint(own.rows["month"].to_numpy() * MONTH).astype(np.int64),
        trade=own.rows["rome"].to_numpy(dtype=object),
        groups={name: own.rows[name].to_numpy(dtype=object) for name in _GROUPS},
    )
