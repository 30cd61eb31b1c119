"""Has the pool changed? One number that grows with every change to offers, employers, courses."""

from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.store.pool_changes import note_raised
from models.tables import PoolVersion

_ONLY_ROW = 1


def bump_pool_version(session: Session) -> int:
    """Say that the pool changed, inside the caller's transaction; gives the new number.

    Two writers at once give two different numbers: the second waits for the first's commit.
    """
    raised = _raised(session)
    note_raised(session, raised)
    return raised


def _raised(session: Session) -> int:
    changed_at = datetime.now(UTC)
    found = session.execute(
        update(PoolVersion)
        .where(PoolVersion.id == _ONLY_ROW)
        .values(version=PoolVersion.version + 1, changed_at=changed_at)
        .returning(PoolVersion.version),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    if found is not None:
        return found
    session.add(PoolVersion(id=_ONLY_ROW, version=1, changed_at=changed_at))
    session.flush()
    return 1


def pool_version(session: Session) -> int:
    """Number of changes made to the pool so far; 0 before the first."""
    found = session.execute(
        select(PoolVersion.version).where(PoolVersion.id == _ONLY_ROW)
    ).scalar_one_or_none()
    return found or 0
