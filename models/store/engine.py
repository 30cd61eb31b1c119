"""How is the database opened? SQLite in WAL mode or PostgreSQL, with the same promises on both.

Writers wait for one another and never lose an update; readers never wait and cannot write.
"""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from models.errors import SettingsError
from models.store.embedded import QUIET, READ_ONLY, sqlite_engine
from models.store.pool_changes import note_changes

_POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}
_SQLITE_NAMES = {"sqlite", "sqlite+pysqlite"}


def make_engine(url: str) -> Engine:
    """Open nothing yet, but refuse an address that cannot work.

    Accepts `sqlite://` (memory, one thread), `sqlite:///path/file.sqlite` (its folder is made),
    `postgres://…` and `postgresql://…`. Raises SettingsError with a remedy in French.
    """
    parsed = _parse(url)
    if parsed.drivername in _SQLITE_NAMES:
        return sqlite_engine(parsed)
    if parsed.drivername in _POSTGRES_NAMES:
        return _postgres(parsed)
    raise SettingsError(
        f"DATABASE_URL : base « {parsed.drivername} » non prise en charge. "
        "Indiquez sqlite:///chemin/fichier.sqlite ou postgresql://utilisateur@hôte/base."
    )


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that may write, and note what they change of the pool.

    On SQLite each takes the write lock when it begins.
    """
    sessions = sessionmaker(engine, expire_on_commit=False)
    note_changes(sessions)
    return sessions


def make_reading_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that see one moment, never wait for a writer, and fail if they try to write."""
    options: dict[str, Any] = {READ_ONLY: True}
    if engine.dialect.name == "postgresql":
        options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
    return sessionmaker(engine.execution_options(**options), expire_on_commit=False)


def check_reachable(engine: Engine) -> None:
    """Raise SettingsError, without the password, when the database does not answer."""
    try:
        # As a reader: SQLite's writers would have to wait for each other.
        with engine.execution_options(**{READ_ONLY: True}).connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        address = engine.url.render_as_string(hide_password=True)
        raise SettingsError(
            f"DATABASE_URL : la base {address} ne répond pas ou n'est pas lisible "
            f"({type(error).__name__}). Vérifiez l'adresse, le mot de passe et que le serveur "
            "est démarré."
        ) from error


def erase_old_pages(engine: Engine) -> None:
    """Leave no deleted row in SQLite's write-ahead log. PostgreSQL vacuums by itself."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        # The address may hold a password, so it is not repeated.
        raise SettingsError(
            "DATABASE_URL : adresse illisible. Attendu sqlite:///chemin/fichier.sqlite "
            "ou postgresql://utilisateur:mot-de-passe@hôte:5432/base."
        ) from error


def _postgres(url: URL) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10},
            **QUIET,
        )
    except ImportError as error:
        raise SettingsError(
            "DATABASE_URL : le pilote PostgreSQL n'est pas installé. "
            'Lancez : pip install "passerelle[postgres]".'
        ) from error
