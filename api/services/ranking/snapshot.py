"""Which pool do queries read? One snapshot, rebuilt when the pool's version or the day changes."""

from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy.orm import Session

from api.services.ranking.pool_frames import pool_frames
from data.reference import load
from data.rules import load_rules
from data.scorecards import load_expert_page
from data.travel import load_distance_constants
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.scorecard.expert import scorecard_from_page
from matcher.travel import DistanceModel
from models.store.pool_version import pool_version


@dataclass(frozen=True)
class Snapshot:
    """A pool as it stood at one version on one day."""

    version: int
    today: date
    pool: Pool


class PoolSnapshots:
    """Keeps the newest snapshot of one database; queries under way keep the one they began with."""

    def __init__(self) -> None:
        self.matcher = expert_matcher()
        self._newest: Snapshot | None = None
        self._building = Lock()

    def current(self, session: Session, today: date) -> Pool:
        """The pool as the session sees it on this day."""
        version = pool_version(session)
        newest = self._newest
        if newest is not None and (newest.version, newest.today) == (version, today):
            return newest.pool
        with self._building:
            newest = self._newest
            if newest is None or (newest.version, newest.today) != (version, today):
                newest = Snapshot(version, today, self._build(session, today))
                self._newest = newest
        return newest.pool

    def _build(self, session: Session, today: date) -> Pool:
        trades = load("trades")
        labels = dict(zip(trades["rome"], trades["label"], strict=True))
        frames = pool_frames(session, self.matcher.rules, today)
        return Pool.from_frames(frames, labels, load_expert_page()["priors"])


def expert_matcher() -> Matcher:
    """The matcher with the expert scorecard, the dated rules and the distance model."""
    return Matcher(
        scorecard_from_page(load_expert_page()),
        load_rules(),
        DistanceModel(load_distance_constants()),
    )
