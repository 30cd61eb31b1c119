"""How many offers can each young person surely reach today? Kept in memory, computed aside.

A ranking takes milliseconds, a structure follows thousands: a page never waits for them. What is
kept names nobody: counts and offer ids by pseudonymous id, for the life of the process.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Condition, Thread
from time import sleep
from typing import Final

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.ranking.frames.person_frames import WHOLE_FILE, people_frames
from api.services.ranking.order.asked_together import asked_together
from api.services.ranking.order.own_proposals import own_pending
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.worklist.followed import Followed, read_followed
from matcher.urgency import OptionSummary, Terms, option_summary
from models.store.pool_version import pool_version
from models.tables import YoungPerson

log = structlog.get_logger()

# Few enough that a changed file is soon read again, many enough to share one transaction.
_BATCH: Final = 20
# A page waits this long, in seconds, for as many files as somebody may just have changed.
PATIENCE: Final = 0.04
_FEW: Final = 3
# Between two rankings the other threads take their turn.
_PAUSE: Final = 0.001


@dataclass(frozen=True, slots=True)
class _Kept:
    """A summary with what it was computed from."""

    content: int
    pool: int
    summary: OptionSummary


@dataclass(frozen=True)
class Options:
    """Summaries by person id. `missing`: not computed yet; `aging`: of an earlier pool of today."""

    by_person: dict[str, OptionSummary]
    missing: int
    aging: int

    @property
    def settled(self) -> bool:
        """Whether all that is shown is exact."""
        return self.missing == 0 and self.aging == 0


class OptionBook:
    """Option summaries of one database and process, by person."""

    def __init__(self, store: Store, snapshots: PoolSnapshots) -> None:
        self._store, self._snapshots = store, snapshots
        self._changed = Condition()
        self._day: date | None = None
        self._kept: dict[str, _Kept] = {}
        self._wanted: dict[str, None] = {}
        self._working = False

    def options_of(
        self, session: Session, people: Sequence[Followed], today: date, patience: float = PATIENCE
    ) -> Options:
        """What is known of these people's options now; the rest is computed aside.

        Exact where neither missing nor aging: same file, same pool, same day.
        """
        version = pool_version(session)
        ranked = [each for each in people if _is_ranked(each, today)]
        with self._changed:
            if self._day != today:
                self._day, self._kept, self._wanted = today, {}, {}
            inexact = [each for each in ranked if not self._is_exact(each, version)]
            self._want(inexact)
            if len(inexact) <= _FEW:
                self._changed.wait_for(
                    lambda: all(self._is_exact(each, version) for each in inexact), patience
                )
            known = {each.person_id: self._of(each) for each in ranked}
            exact = sum(self._is_exact(each, version) for each in ranked)
        found = {person_id: kept.summary for person_id, kept in known.items() if kept is not None}
        return Options(found, len(ranked) - len(found), len(found) - exact)

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is left to compute; False when it took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._working, timeout)

    def _of(self, person: Followed) -> _Kept | None:
        kept = self._kept.get(person.person_id)
        return kept if kept is not None and kept.content == person.content else None

    def _is_exact(self, person: Followed, version: int) -> bool:
        kept = self._of(person)
        return kept is not None and kept.pool == version

    def _want(self, people: Iterable[Followed]) -> None:
        self._wanted.update(dict.fromkeys(each.person_id for each in people))
        if self._wanted and not self._working:
            self._working = True
            Thread(target=self._work, name="option-summaries", daemon=True).start()

    def _work(self) -> None:
        try:
            while batch := self._next_batch():
                self._compute(*batch)
        except Exception as error:
            # The next page asks again; what went wrong may name a file, so only its kind is told.
            log.error("option_summaries_failed", kind=type(error).__name__)
            self._stop()

    def _next_batch(self) -> tuple[date, list[str]] | None:
        with self._changed:
            batch = list(self._wanted)[:_BATCH]
            if not batch or self._day is None:
                self._working = False
                self._changed.notify_all()
                return None
            for person_id in batch:
                del self._wanted[person_id]
            return self._day, batch

    def _stop(self) -> None:
        with self._changed:
            self._wanted.clear()
            self._working = False
            self._changed.notify_all()

    def _compute(self, today: date, ids: list[str]) -> None:
        terms = Terms.of(rules_known(), today)
        which = YoungPerson.id.in_(ids)
        with self._store.reading() as session:
            version = pool_version(session)
            pool = self._snapshots.current(session, today)
            contents = {
                each.person_id: each.content for each in read_followed(session, which, terms)
            }
            rows = session.scalars(select(YoungPerson).where(which).options(*WHOLE_FILE)).all()
            asked = asked_together(rows, own_pending(session, ids, today), terms.among_first)
            groups = [(view, people, people_frames(session, people)) for view, people in asked]
        for view, people, frames in groups:
            reads = self._snapshots.matcher.read_each(frames, pool, today, view)
            for row, read in zip(people, reads, strict=True):
                kept = _Kept(contents[row.id], version, option_summary(read, pool, terms))
                with self._changed:
                    if self._day == today:
                        self._kept[row.id] = kept
                    self._changed.notify_all()
                sleep(_PAUSE)


def _is_ranked(person: Followed, today: date) -> bool:
    """Whoever objects is not ranked, and whoever has a contract looks for none."""
    return not person.facts.objects_to_ranking and not person.facts.is_under_contract(today)
