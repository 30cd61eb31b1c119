"""Which runs are there, and who works on which? The run's row is the truth, on every database.

At most one is active (a unique index says so), one process works on it and says so every few
seconds; a run whose process went silent is taken up again, from the start.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import ColumnElement, CursorResult, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.followup.noting import new_id
from api.services.open_store import Store
from api.services.viewer import Permission, Viewer
from matcher.rematch.terms import RunTerms
from models.enums import RunScope, RunStatus
from models.errors import NotFound, PasserelleError
from models.tables import RematchRun

log = structlog.get_logger()

ACTIVE: Final = "yes"
# A process that has said nothing for so long is dead.
SILENT: Final = timedelta(seconds=15)


class RunStopped(PasserelleError):
    """Somebody cancelled the run, or another process took it up."""


@dataclass(frozen=True)
class RunAsked:
    """Which run, by whom, for which day."""

    scope: RunScope
    terms: RunTerms
    viewer: Viewer
    today: date


def ask_run(store: Store, asked: RunAsked, now: datetime) -> tuple[str, bool]:
    """The id of the run, and whether it is new: while one is active nobody starts another."""
    asked.viewer.must(Permission.NOTE_OUTCOMES)
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
    try:
        with store.sessions.begin() as session:
            session.add(run)
            session.flush()
            log.info("rematch_asked", run=run.id, scope=str(asked.scope))
            return run.id, True
    except IntegrityError:
        with store.reading() as session:
            active = session.scalar(select(RematchRun.id).where(RematchRun.active == ACTIVE))
        # It may have ended just now: then this one is asked again.
        return ask_run(store, asked, now) if active is None else (active, False)


def next_run(session: Session, now: datetime) -> str | None:
    """The run that nobody works on, if any."""
    return session.scalar(select(RematchRun.id).where(_waits(now)))


def claim_run(store: Store, run_id: str, worker: str, now: datetime) -> bool:
    """Work on a run: whether it is this process's, and no other's."""
    with store.sessions.begin() as session:
        return _changed(
            session,
            (RematchRun.id == run_id) & _waits(now),
            {
                "status": RunStatus.RUNNING,
                "worker": worker,
                "beat_at": now,
                "started_at": now,
                "people_done": 0,
            },
        )


def beat(
    store: Store, mine: tuple[str, str], now: datetime, told: dict[str, Any] | None = None
) -> None:
    """Say that the run of (id, worker) goes on, and how far; raises RunStopped when it must not."""
    run_id, worker = mine
    with store.sessions.begin() as session:
        own = _is_own(run_id, worker)
        if not _changed(session, own, {"beat_at": now, **(told or {})}):
            raise RunStopped("cette exécution a été reprise ailleurs.")
        asked = session.scalar(select(RematchRun.cancel_asked).where(RematchRun.id == run_id))
    if asked:
        raise RunStopped("cette exécution a été annulée.")


def finish_run(
    session: Session, mine: tuple[str, str], now: datetime, told: dict[str, Any]
) -> None:
    """Say in the transaction of the results that the run is done; raises RunStopped."""
    run_id, worker = mine
    done = {"status": RunStatus.DONE, "active": None, "finished_at": now, **told}
    if not _changed(session, _is_own(run_id, worker) & ~RematchRun.cancel_asked, done):
        raise RunStopped("cette exécution a été annulée ou reprise ailleurs.")


def end_run(store: Store, mine: tuple[str, str], now: datetime, failure: str | None) -> None:
    """End a run without results: cancelled, or failed for a reason that names nobody."""
    run_id, worker = mine
    status = RunStatus.CANCELLED if failure is None else RunStatus.FAILED
    with store.sessions.begin() as session:
        _changed(
            session,
            _is_own(run_id, worker),
            {"status": status, "active": None, "finished_at": now, "failure": failure},
        )


def leave_run(store: Store, mine: tuple[str, str]) -> None:
    """Give a run back, to be taken up from the start by any process."""
    with store.sessions.begin() as session:
        _changed(session, _is_own(*mine), {"status": RunStatus.QUEUED, "worker": None})


def cancel_run(store: Store, viewer: Viewer, run_id: str, now: datetime) -> None:
    """Ask a run to stop; one that nobody works on stops at once. Raises NotFound."""
    viewer.must(Permission.NOTE_OUTCOMES)
    with store.sessions.begin() as session:
        run = session.get(RematchRun, run_id)
        if run is None:
            raise NotFound("Exécution", run_id)
        ended = {"status": RunStatus.CANCELLED, "active": None, "finished_at": now}
        if not _changed(session, (RematchRun.id == run_id) & _waits(now), ended):
            _changed(session, RematchRun.id == run_id, {"cancel_asked": True})


def _waits(now: datetime) -> ColumnElement[bool]:
    silent = (RematchRun.status == RunStatus.RUNNING) & (RematchRun.beat_at < now - SILENT)
    return or_(RematchRun.status == RunStatus.QUEUED, silent)


def _is_own(run_id: str, worker: str) -> ColumnElement[bool]:
    own = (RematchRun.id == run_id) & (RematchRun.worker == worker)
    return own & (RematchRun.status == RunStatus.RUNNING)


def _changed(session: Session, which: ColumnElement[bool], values: dict[str, Any]) -> bool:
    changed = session.execute(update(RematchRun).where(which).values(values))
    assert isinstance(changed, CursorResult)  # noqa: S101
    return changed.rowcount == 1
