"""Which pool do queries read? One snapshot, renewed when the pool's version or the day changes.

A few rows that changed are laid into it; many, or another day, and it is rebuilt. A page is served
from the snapshot at hand meanwhile. What was just noted about a person is read from the store.
"""

from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.services.ranking.pool.changed_rows import Past, past_of, read_again
from api.services.ranking.pool.pool_for import pool_for, prior_settings
from api.services.rules_known import rules_known
from api.services.scorecards_known import expert_scorecard, live_scorecard
from api.services.travel.times import InstalledTravel
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.scorecard import Scorecard
from models.errors import PasserelleError
from models.protocols import TravelTimes
from models.store.pool_touched import touched_since
from models.store.pool_version import pool_version

log = structlog.get_logger()


@dataclass(frozen=True)
class Snapshot:
    """A pool as it stood at one version on one day."""

    version: int
    today: date
    pool: Pool
    past: Past


class PoolSnapshots:
    """Keeps the newest snapshot of one database; queries under way keep the one they began with.

    With `reading`, sessions of its own, it can build aside. Journeys are those of `travel`: the
    distance model's where nothing is installed. `exploration`: the share of lists whose near-equal
    offers are shown in an order drawn at random.
    """

    def __init__(
        self,
        reading: sessionmaker[Session] | None = None,
        travel: InstalledTravel | None = None,
        exploration: float = 0.0,
    ) -> None:
        self.exploration = exploration
        self.travel = travel or InstalledTravel()
        self._scorecard = expert_scorecard()
        self._matcher = _matcher_with(self._scorecard, self.travel.current())
        self._reading = reading
        self._newest: Snapshot | None = None
        self._building = Lock()
        self._aside = Lock()

    def begin_with(self, other: "PoolSnapshots") -> None:
        """Begin where another stands, on the same database or a copy: nothing is read twice."""
        self._scorecard, self._newest = other._scorecard, other._newest
        # The pool's board too; under other travel times than its own, another matcher is made.
        self._matcher = other._matcher

    @property
    def matcher(self) -> Matcher:
        """The matcher: the scorecard in use, the travel times that are installed now."""
        times = self.travel.current()
        known, scorecard = self._matcher, self._scorecard
        if known.travel is not times or known.scorecard is not scorecard:
            self._matcher = _matcher_with(scorecard, times)
        return self._matcher

    def at_once(self, session: Session, today: date) -> Pool:
        """The pool of this day without waiting: perhaps a moment old while its change is read."""
        newest = self._newest
        if self._reading is None or newest is None or newest.today != today:
            return self.current(session, today)
        if newest.version != pool_version(session) and self._aside.acquire(blocking=False):
            Thread(target=self._build_aside, args=(self._reading, today), daemon=True).start()
        return newest.pool

    def _build_aside(self, reading: sessionmaker[Session], today: date) -> None:
        try:
            with reading() as session:
                self.current(session, today)
        except (SQLAlchemyError, PasserelleError) as error:
            # The next query asks again; until then the snapshot at hand serves.
            log.warning("pool_not_rebuilt", kind=type(error).__name__)
        finally:
            self._aside.release()

    def current(self, session: Session, today: date) -> Pool:
        """The pool as the session sees it on this day, waiting for it to be built."""
        version = pool_version(session)
        newest = self._newest
        if newest is not None and (newest.version, newest.today) == (version, today):
            return newest.pool
        with self._building:
            newest = self._newest
            if newest is None or (newest.version, newest.today) != (version, today):
                newest = self._renewed(session, newest, version, today)
                self._newest = newest
        return newest.pool

    def _renewed(
        self, session: Session, known: Snapshot | None, version: int, today: date
    ) -> Snapshot:
        live, matcher = live_scorecard(session), self._matcher
        if live.scorecard_id != self._scorecard.scorecard_id:
            self._scorecard = live
        # Under another scorecard or other travel times nothing of before stands.
        if known is not None and known.today == today and self.matcher is matcher:
            edited = self._edited(session, known, version)
            if edited is not None:
                return edited
        return self._built(session, version, today)

    def _edited(self, session: Session, known: Snapshot, version: int) -> Snapshot | None:
        """The snapshot with what changed laid in; None where that is not known, or too much."""
        touched = touched_since(session, known.version, version)
        if touched is None:
            return None
        asked = (self.matcher.rules, known.today)
        read = read_again(session, asked, known.pool, known.past, touched)
        if read is None:
            return None
        priors = prior_settings(self.matcher.scorecard)
        pool = self.matcher.edit(known.pool, read.edit, known.today, priors)
        return Snapshot(version, known.today, pool, read.past)

    def _built(self, session: Session, version: int, today: date) -> Snapshot:
        past = past_of(session, today)
        pool = pool_for(session, self.matcher, today, past.cells)
        # Built here too, so that the first query on this pool does not wait for it.
        self.matcher.board(pool, today)
        return Snapshot(version, today, pool, past)


def expert_matcher(travel: TravelTimes | None = None) -> Matcher:
    """The matcher with the expert scorecard, the dated rules and these travel times.

    Without any, those of the distance model.
    """
    return _matcher_with(expert_scorecard(), travel or InstalledTravel().current())


def _matcher_with(scorecard: Scorecard, travel: TravelTimes) -> Matcher:
    return Matcher(scorecard, rules_known(), travel)
