"""Which plan holds for a structure now? Kept until a file, the pool, the log or a claim changes.

A plan ranks a whole group twice: a page has no time for that at each view. What is kept is compared
with the store at each view, so that a claim or a call just noted is in the very next plan.
"""

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Final

import structlog
from sqlalchemy.orm import Session

from api.services.prospection.calls.called import call_log, log_mark
from api.services.prospection.held.off_limits import OffLimits, off_limits
from api.services.prospection.plan.document import plan_document
from api.services.prospection.plan.ground import Ground, ground_of
from api.services.prospection.plan.group import Seekers, seekers_for
from api.services.prospection.plan.openings import openings_among
from api.services.prospection.plan.territory import Sisters, sisters_of
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from matcher.pool import Pool
from matcher.prospect import Wanted, plan_calls
from matcher.rank.matcher import Matcher
from models.tables import Structure

logged = structlog.get_logger()

# Structures and plans kept at once, the oldest given up first.
_MOST: Final = 40


@dataclass(frozen=True)
class _Ground:
    """A ground with what it was computed from."""

    seen: tuple[Seekers, Sisters, date]
    pool: Pool
    matcher: Matcher
    ground: Ground

    def on(self, pool: Pool, matcher: Matcher) -> bool:
        """Whether it is this very pool, read by this very matcher."""
        return self.pool is pool and self.matcher is matcher


@dataclass(frozen=True)
class _Plan:
    """A plan's document with what it was computed from."""

    ground: Ground
    closed: OffLimits
    log: tuple[object, ...]
    document: dict[str, Any]


class PlanBook:
    """Plans of one database and process, by structure and length."""

    def __init__(self, snapshots: PoolSnapshots) -> None:
        self._snapshots = snapshots
        self._grounds: dict[str, _Ground] = {}
        self._plans: dict[tuple[str, Wanted], _Plan] = {}
        self._one_at_a_time = Lock()

    def document(
        self, session: Session, structure: Structure, wanted: Wanted, today: date
    ) -> dict[str, Any]:
        """The plan as things stand in the session's eyes; shared, not to be changed."""
        ground = self.ground(session, structure, today)
        closed, mark = off_limits(session, structure, today), log_mark(session, today)
        key = (structure.id, wanted)
        kept = self._plans.get(key)
        if kept is not None and kept.ground is ground and (kept.closed, kept.log) == (closed, mark):
            return kept.document
        log = call_log(session, today, rules_known())
        openings = openings_among(ground, closed, log, today)
        plan = plan_calls(openings.asks, wanted)
        document = plan_document(session, ground.group, openings, (plan, wanted))
        logged.info("calls_planned", calls=len(plan.calls), group=len(ground.group.lack))
        _keep(self._plans, key, _Plan(ground, closed, mark, document))
        return document

    def ground(self, session: Session, structure: Structure, today: date) -> Ground:
        """What the structure's plans of this day stand on."""
        seekers = seekers_for(session, structure.id, today)
        seen = (seekers, sisters_of(session, structure), today)
        with self._one_at_a_time:
            pool, matcher = self._snapshots.at_once(session, today), self._snapshots.matcher
            kept = self._grounds.get(structure.id)
            if kept is not None and kept.seen == seen and kept.on(pool, matcher):
                return kept.ground
            ground = ground_of(session, matcher, pool, seen[:2], today)
            _keep(self._grounds, structure.id, _Ground(seen, pool, matcher, ground))
            return ground


def _keep[K, V](kept: dict[K, V], key: K, value: V) -> None:
    kept.pop(key, None)
    kept[key] = value
    while len(kept) > _MOST:
        kept.pop(next(iter(kept)), None)
