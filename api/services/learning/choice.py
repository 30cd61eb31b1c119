"""Who chose which scorecard for everybody's rankings, and when? An old one comes back so too."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.scorecards_known import live_id, scorecard_of
from api.services.viewer import Permission, Viewer
from models.store.pool_version import bump_pool_version
from models.tables import Adviser, ScorecardAdoption

log = structlog.get_logger()


@dataclass(frozen=True)
class Adoption:
    """From this moment rankings used that scorecard; `by_name`: None once the account is gone."""

    scorecard_id: str
    at: datetime
    by: str
    by_name: str | None


def adopt_scorecard(session: Session, viewer: Viewer, scorecard_id: str, now: datetime) -> str:
    """From now on rankings use this one; which one they used before.

    Adopting the one in use changes nothing. Raises RightMissing, NotFound, ScorecardMismatch.
    """
    viewer.must(Permission.CHOOSE_SCORECARDS)
    scorecard_of(session, scorecard_id)
    before = live_id(session)
    if before == scorecard_id:
        return before
    session.add(ScorecardAdoption(scorecard_id=scorecard_id, adopted_at=now, adopted_by=viewer.id))
    # Rankings read it with the next snapshot.
    bump_pool_version(session)
    log.info("scorecard_adopted", scorecard=scorecard_id, before=before)
    return before


def adoptions(session: Session) -> list[Adoption]:
    """Every choice so far, newest first."""
    rows = session.execute(
        select(ScorecardAdoption, Adviser.display_name)
        .outerjoin(Adviser, Adviser.id == ScorecardAdoption.adopted_by)
        .order_by(ScorecardAdoption.id.desc())
    )
    return [Adoption(row.scorecard_id, row.adopted_at, row.adopted_by, name) for row, name in rows]
