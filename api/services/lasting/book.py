"""Who does which lasting work? The work's row is the truth, on every database.

One process works on it and says so every few seconds; the work of a process that went silent is
taken up again, from the start.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, or_, select, update
from sqlalchemy.orm import Session

from api.services.open_store import Store
from models.enums import RunStatus
from models.errors import PasserelleError
from models.tables import ImportJob, RematchRun, ScorecardTraining

# The tables whose rows are lasting work.
type Work = type[RematchRun] | type[ImportJob] | type[ScorecardTraining]

# A process that has said nothing for so long is dead.
SILENT: Final = timedelta(seconds=15)


class WorkStopped(PasserelleError):
    """Somebody cancelled the work, or another process took it up."""


class WorkLeft(Exception):
    """The process ends before its work does."""


@dataclass(frozen=True)
class Bench:
    """What one kind of work is done with. `leaving`: set when the process is about to end."""

    store: Store
    now: Callable[[], datetime]
    leaving: Event


@dataclass(frozen=True, slots=True)
class Mine:
    """A piece of work that this worker took up."""

    table: Work
    id: str
    worker: str


def taken_by(process: str, table: Work, work_id: str) -> Mine:
    """The work as one more worker of a process would hold it."""
    return Mine(table, work_id, f"{process}:{uuid4().hex[:8]}")


def next_waiting(session: Session, table: Work, now: datetime) -> str | None:
    """The work that nobody does, asked for first, if any."""
    waiting = select(table.id).where(_waits(table, now))
    return session.scalar(waiting.order_by(table.asked_at, table.id).limit(1))


def claim(store: Store, mine: Mine, now: datetime, told: dict[str, Any]) -> bool:
    """Take work up: whether it is this worker's, and no other's."""
    began = {"status": RunStatus.RUNNING, "beat_at": now, "started_at": now, "worker": mine.worker}
    with store.sessions.begin() as session:
        waits = (mine.table.id == mine.id) & _waits(mine.table, now)
        return _changed(session, mine.table, waits, began | told)


def beat(store: Store, mine: Mine, now: datetime, told: dict[str, Any] | None = None) -> None:
    """Say that the work goes on, and how far; raises WorkStopped when it must not."""
    table = mine.table
    with store.sessions.begin() as session:
        if not _changed(session, table, _is_own(mine), {"beat_at": now, **(told or {})}):
            raise WorkStopped("cette exécution a été reprise ailleurs.")
        asked = session.scalar(select(table.cancel_asked).where(table.id == mine.id))
    if asked:
        raise WorkStopped("cette exécution a été annulée.")


def finish(session: Session, mine: Mine, now: datetime, told: dict[str, Any]) -> None:
    """Say in the transaction of the results that the work is done; raises WorkStopped."""
    done = {"status": RunStatus.DONE, "active": None, "finished_at": now, **told}
    if not _changed(session, mine.table, _is_own(mine) & ~mine.table.cancel_asked, done):
        raise WorkStopped("cette exécution a été annulée ou reprise ailleurs.")


def end(store: Store, mine: Mine, now: datetime, failure: str | None) -> None:
    """End work without results: cancelled, or failed for a reason that names nobody."""
    status = RunStatus.CANCELLED if failure is None else RunStatus.FAILED
    over = {"status": status, "active": None, "finished_at": now, "failure": failure}
    with store.sessions.begin() as session:
        _changed(session, mine.table, _is_own(mine), over)


def leave(store: Store, mine: Mine) -> None:
    """Give work back, to be taken up from the start by any process."""
    with store.sessions.begin() as session:
        _changed(session, mine.table, _is_own(mine), {"status": RunStatus.QUEUED, "worker": None})


def cancel(session: Session, table: Work, work_id: str, now: datetime) -> None:
    """Ask work to stop; what nobody does stops at once."""
    ended = {"status": RunStatus.CANCELLED, "active": None, "finished_at": now}
    if not _changed(session, table, (table.id == work_id) & _waits(table, now), ended):
        _changed(session, table, table.id == work_id, {"cancel_asked": True})


def _waits(table: Work, now: datetime) -> ColumnElement[bool]:
    silent = (table.status == RunStatus.RUNNING) & (table.beat_at < now - SILENT)
    return or_(table.status == RunStatus.QUEUED, silent)


def _is_own(mine: Mine) -> ColumnElement[bool]:
    own = (mine.table.id == mine.id) & (mine.table.worker == mine.worker)
    return own & (mine.table.status == RunStatus.RUNNING)


def _changed(
    session: Session, table: Work, which: ColumnElement[bool], values: dict[str, Any]
) -> bool:
    changed = session.execute(update(table).where(which).values(values))
    assert isinstance(changed, CursorResult)  # noqa: S101
    return changed.rowcount == 1
