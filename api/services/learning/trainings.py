"""Which fits were asked for, and how far is each? At most one is under way."""

from datetime import date, datetime
from typing import Any, Final

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.lasting.book import cancel
from api.services.learning.steps import STEPS
from api.services.noting import new_id
from api.services.open_store import Store
from api.services.viewer import Permission, Viewer
from models.enums import RunStatus
from models.errors import NotFound
from models.tables import ScorecardTraining

log = structlog.get_logger()

ACTIVE: Final = "yes"


def ask_training(store: Store, viewer: Viewer, today: date, now: datetime) -> tuple[str, bool]:
    """The id of the fit, and whether it is new: while one is active nobody starts another."""
    viewer.must(Permission.CHOOSE_SCORECARDS)
    asked = ScorecardTraining(
        id=new_id("aj"),
        today=today,
        asked_by=viewer.id,
        asked_at=now,
        status=RunStatus.QUEUED,
        active=ACTIVE,
    )
    try:
        with store.sessions.begin() as session:
            session.add(asked)
            session.flush()
            log.info("training_asked", training=asked.id)
            return asked.id, True
    except IntegrityError:
        active = select(ScorecardTraining.id).where(ScorecardTraining.active == ACTIVE)
        with store.reading() as session:
            found = session.scalar(active)
        # It may have ended just now: then this one is asked again.
        return ask_training(store, viewer, today, now) if found is None else (found, False)


def cancel_training(store: Store, viewer: Viewer, training_id: str, now: datetime) -> None:
    """Ask a fit to stop: it leaves no candidate. Raises RightMissing, NotFound."""
    viewer.must(Permission.CHOOSE_SCORECARDS)
    with store.sessions.begin() as session:
        if session.get(ScorecardTraining, training_id) is None:
            raise NotFound("Ajustement", training_id)
        cancel(session, ScorecardTraining, training_id, now)


def trainings(session: Session, limit: int = 20) -> list[dict[str, Any]]:
    """The latest fits, newest first."""
    newest = select(ScorecardTraining).order_by(
        ScorecardTraining.asked_at.desc(), ScorecardTraining.id
    )
    return [_state(each) for each in session.scalars(newest.limit(limit))]


def training_named(session: Session, training_id: str) -> dict[str, Any]:
    """How far one is; raises NotFound."""
    found = session.get(ScorecardTraining, training_id)
    if found is None:
        raise NotFound("Ajustement", training_id)
    return _state(found)


def _state(training: ScorecardTraining) -> dict[str, Any]:
    return {
        "id": training.id,
        "status": str(training.status),
        "active": training.active is not None,
        "today": training.today.isoformat(),
        "asked_at": training.asked_at.isoformat(),
        "finished_at": training.finished_at.isoformat() if training.finished_at else None,
        "steps_done": training.steps_done,
        "steps_total": STEPS,
        "scorecard_id": training.scorecard_id,
        "account": training.account,
        "failure": training.failure,
    }
