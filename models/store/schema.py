"""How is the schema brought to the newest version, or taken back?

The migrations are Python files shipped in `models/migrations`; no ini file is needed.
"""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from models.store.engine import check_reachable
from models.store.version import MIGRATIONS, is_newest

# Any fixed number will do: it only keeps two upgrades from running at once.
_UPGRADE_LOCK = 7_218_440


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to `revision`, all or nothing; safe to call at every start.

    At its newest already, it is left alone: a start does not wait for whoever is writing.
    """
    if revision == "head" and is_newest(engine):
        return
    check_reachable(engine)
    with engine.begin() as connection:
        _wait_for_other_upgrades(connection)
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Undo migrations down to `revision`; `base` leaves no table of ours."""
    check_reachable(engine)
    with engine.begin() as connection:
        _wait_for_other_upgrades(connection)
        command.downgrade(_config(connection), revision)


def all_revisions() -> list[str]:
    """Every revision this code knows, oldest first."""
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    return [step.revision for step in steps][::-1]


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    # Config files read % as the start of a variable.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _wait_for_other_upgrades(connection: Connection) -> None:
    # SQLite's writers already wait for each other (BEGIN IMMEDIATE).
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
