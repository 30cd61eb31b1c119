"""How is the embedded database opened? SQLite in WAL mode: one writer at a time, in a short line.

SQLite's own wait looks again ever more seldom, ten times a second in the end: the longer somebody
has waited, the likelier others pass. Ours looks again within milliseconds, from first to last.
"""

from collections.abc import Callable
from pathlib import Path
from sqlite3 import SQLITE_BUSY
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

from models.errors import SettingsError

# Sign-in screens and imports share one file: a writer waits this long before it gives up.
BUSY_TIMEOUT_MS = 15_000
# Looking costs some 20 µs: twenty who wait take a tenth of one core.
_LOOK_AGAIN_S = 0.004
READ_ONLY = "passerelle_read_only"
# Without it a refused row would be printed whole, birth date and all, in every traceback.
QUIET: dict[str, Any] = {"hide_parameters": True}


def sqlite_engine(url: URL) -> Engine:
    """An engine on a file, whose folder is made, or on memory; raises SettingsError."""
    if url.database in (None, "", ":memory:"):
        engine = create_engine(
            url, poolclass=StaticPool, connect_args={"check_same_thread": False}, **QUIET
        )
    else:
        _make_folder(Path(str(url.database)).parent)
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, **QUIET)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"DATABASE_URL : le dossier {folder} ne peut pas être créé "
            f"({error.strerror}). Choisissez un dossier où vous pouvez écrire."
        ) from error


def _prepare(connection: SqliteConnection, _record: object) -> None:
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
    # SQLite does not wait at this switch, made once in a file's life.
    _wait_for(lambda: connection.execute("PRAGMA journal_mode=WAL"))


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    reads = bool(connection.get_execution_options().get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
    # A deferred transaction that turns into a write after another's commit fails at once,
    # whatever the timeout; taking the lock at the start makes it wait instead.
    connection.exec_driver_sql("BEGIN") if reads else _take_write_lock(connection)


def _take_write_lock(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout=0")
    try:
        _wait_for(lambda: driver.execute("BEGIN IMMEDIATE"))
    except SqliteError:
        # Once more by SQLAlchemy, whose callers expect errors of its kind.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")


def _wait_for(lock: Callable[[], object]) -> None:
    """Ask for a lock again and again until it is given; raises what SQLite says at the end."""
    give_up_at = monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            lock()
        except SqliteError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() > give_up_at:
                raise
            sleep(_LOOK_AGAIN_S)
        else:
            return
