"""How is a change of key finished? Some records at a time, whole or not at all.

What is under the first key already is left as it is: stopped and begun again, it goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.reseal.kinds import KINDS, Change, Kind, Renewed
from api.services.reseal.report import ResealReport, Tally
from models.errors import SettingsError
from models.store.engine import erase_old_pages

Progress = Callable[[int, int], None]


@dataclass
class _Work:
    store: Store
    dry_run: bool
    on_progress: Progress
    total: int = 0
    done: int = field(default=0)


def reseal_store(store: Store, on_progress: Progress, *, dry_run: bool = False) -> ResealReport:
    """Bring all that is kept under the settings' first key; a dry run only counts.

    What no key of the settings opens stays, and is told by its id; all else is done. Tells how
    many records were looked at, of how many.
    """
    work = _Work(store, dry_run, on_progress, _how_many(store))
    tallies = [_through(work, kind) for kind in KINDS]
    if not dry_run:
        # What the old key sealed must not be found in SQLite's log either.
        erase_old_pages(store.engine)
    return ResealReport(tallies, is_rotating=store.sealer.is_rotating, dry_run=dry_run)


def _how_many(store: Store) -> int:
    with store.reading() as session:
        counted = (select(func.count(kind.key)).where(kind.concerned) for kind in KINDS)
        return sum(session.scalar(each) or 0 for each in counted)


def _through(work: _Work, kind: Kind) -> Tally:
    tally = Tally(kind)
    last = None
    while seen := _some(work, kind, last, tally):
        last = seen[-1]
        work.done += len(seen)
        work.on_progress(work.done, max(work.done, work.total))
    return tally


def _some(work: _Work, kind: Kind, last: Any, tally: Tally) -> list[Any]:
    """Renew the next few of a kind in one transaction; gives their ids."""
    asked = select(kind.key.class_).where(kind.concerned).order_by(kind.key).limit(kind.at_once)
    if last is not None:
        asked = asked.where(kind.key > last)
    seen = []
    with work.store.sessions.begin() as session:
        # Whoever is writing one of them now is waited for, and what they wrote is read.
        for row in session.scalars(asked.with_for_update()).all():
            seen.append(getattr(row, kind.key.key))
            renewed = _renewed(work, session, kind, row)
            tally.count(seen[-1], renewed)
            if renewed is not None and not work.dry_run:
                for change in renewed.changes:
                    _write(session, change)
    return seen


def _renewed(work: _Work, session: Session, kind: Kind, row: Any) -> Renewed | None:
    try:
        return kind.renew(session, work.store.sealer, row)
    except SettingsError:
        return None


def _write(session: Session, change: Change) -> None:
    """Write what changed. Nobody's file was touched by it: its last day stays as it is."""
    if not change.values:
        return
    table = change.table
    (primary,) = table.__table__.primary_key
    still = {"updated_at": table.updated_at} if hasattr(table, "updated_at") else {}
    session.execute(update(table).where(primary == change.key).values(**change.values, **still))
