"""Which runs are there? At most one is active (a unique index says so)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.lasting.book import cancel
from api.services.noting import new_id
from api.services.open_store import Store
from api.services.viewer import Permission, Viewer
from matcher.rematch.terms import RunTerms
from models.enums import RunScope, RunStatus
from models.errors import NotFound, PasserelleError
from models.tables import RematchRun

log = structlog.get_logger()

ACTIVE: Final = "yes"


class ChoiceRefused(PasserelleError, ValueError):
    """Nobody was chosen, or too many; the sentence says what to do."""


@dataclass(frozen=True)
class RunAsked:
    """Which run, by whom, for which day."""

    scope: RunScope
    terms: RunTerms
    viewer: Viewer
    today: date


def ask_run(store: Store, asked: RunAsked, now: datetime) -> tuple[str, bool]:
    """The id of the run, and whether it is new: while one is active nobody starts another.

    Over ruptures or over all; over people chosen by hand: `ask_for_chosen`. Raises RightMissing,
    ChoiceRefused.
    """
    asked.viewer.must(Permission.NOTE_OUTCOMES)
    if asked.scope is RunScope.CHOSEN:
        raise ChoiceRefused(
            "Dites pour quels jeunes : cochez-les dans la liste « Mes jeunes », ou donnez leurs "
            "identifiants à l'API (young_people) ou à la commande (--person)."
        )
    try:
        with store.sessions.begin() as session:
            return new_run(session, asked, now), True
    except IntegrityError:
        with store.reading() as session:
            active = session.scalar(select(RematchRun.id).where(RematchRun.active == ACTIVE))
        # It may have ended just now: then this one is asked again.
        return ask_run(store, asked, now) if active is None else (active, False)


def new_run(session: Session, asked: RunAsked, now: datetime) -> str:
    """A run in line; IntegrityError while another is active."""
    run = RematchRun(
        id=new_id("rm"),
        scope=asked.scope,
        terms=asdict(asked.terms),
        today=asked.today,
        asked_by=asked.viewer.id,
        asked_at=now,
        status=RunStatus.QUEUED,
        active=ACTIVE,
    )
    session.add(run)
    session.flush()
    log.info("rematch_asked", run=run.id, scope=str(asked.scope))
    return run.id


def cancel_run(store: Store, viewer: Viewer, run_id: str, now: datetime) -> None:
    """Ask a run to stop; one that nobody works on stops at once. Raises NotFound."""
    viewer.must(Permission.NOTE_OUTCOMES)
    with store.sessions.begin() as session:
        if session.get(RematchRun, run_id) is None:
            raise NotFound("Exécution", run_id)
        cancel(session, RematchRun, run_id, now)
