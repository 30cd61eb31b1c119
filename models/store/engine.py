"""How is the database opened? SQLite in WAL mode or PostgreSQL, with the same promises on both.

Writers wait for one another and never lose an update; readers never wait and cannot write.
"""

from pathlib import Path
from sqlite3 import SQLITE_BUSY
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from models.errors import SettingsError

# Sign-in screens and imports share one file: a writer waits this long before it gives up.
BUSY_TIMEOUT_MS = 15_000
READ_ONLY = "passerelle_read_only"
# Without it a refused row would be printed whole, birth date and all, in every traceback.
_QUIET: dict[str, Any] = {"hide_parameters": True}
_POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}
_SQLITE_NAMES = {"sqlite", "sqlite+pysqlite"}


def make_engine(url: str) -> Engine:
    """Open nothing yet, but refuse an address that cannot work.

    Accepts `sqlite://` (memory, one thread), `sqlite:///path/file.sqlite` (its folder is made),
    `postgres://…` and `postgresql://…`. Raises SettingsError with a remedy in French.
    """
    parsed = _parse(url)
    if parsed.drivername in _SQLITE_NAMES:
        return _sqlite(parsed)
    if parsed.drivername in _POSTGRES_NAMES:
        return _postgres(parsed)
    raise SettingsError(
        f"DATABASE_URL : base « {parsed.drivername} » non prise en charge. "
        "Indiquez sqlite:///chemin/fichier.sqlite ou postgresql://utilisateur@hôte/base."
    )


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that may write. On SQLite each takes the write lock when it begins."""
    return sessionmaker(engine, expire_on_commit=False)


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


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        engine = create_engine(
            url,
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
            **_QUIET,
        )
    else:
        folder = Path(str(url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"DATABASE_URL : le dossier {folder} ne peut pas être créé "
                f"({error.strerror}). Choisissez un dossier où vous pouvez écrire."
            ) from error
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, **_QUIET)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    # The driver's own BEGIN comes too late (at the first write) and spares DDL; ours replaces it.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        # Deleted people leave no readable bytes in the file.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    _enter_wal(connection)


def _enter_wal(connection: SqliteConnection) -> None:
    # SQLite does not apply the busy timeout to this switch, made once in a file's life.
    give_up_at = monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except SqliteError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() > give_up_at:
                raise
            sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    reads = bool(connection.get_execution_options().get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
    # A deferred transaction that turns into a write after another's commit fails at once,
    # whatever the timeout; taking the lock at the start makes it wait instead.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgres(url: URL) -> Engine:
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10},
            **_QUIET,
        )
    except ImportError as error:
        raise SettingsError(
            "DATABASE_URL : le pilote PostgreSQL n'est pas installé. "
            'Lancez : pip install "passerelle[postgres]".'
        ) from error
