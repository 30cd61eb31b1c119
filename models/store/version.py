"""At which version is the schema, and which is the newest shipped? Every start asks.

Without Alembic, which takes a tenth of a second and more to read: only who migrates waits for it.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from models.store.embedded import READ_ONLY
from models.store.engine import check_reachable

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def current_revision(engine: Engine) -> str | None:
    """Revision the database is at; None when nothing was ever created."""
    check_reachable(engine)
    with engine.execution_options(**{READ_ONLY: True}).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return None if revision is None else str(revision)


@cache
def head_revision() -> str:
    """Newest revision this code knows: each file begins with its own, `v0036_…`."""
    steps = [file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("v*_*.py")]
    if not steps:
        raise RuntimeError("no migration is shipped with the package")
    return max(steps).removeprefix("v")


def is_newest(engine: Engine) -> bool:
    """Whether the schema needs nothing; asks without waiting for whoever is writing."""
    return current_revision(engine) == head_revision()
