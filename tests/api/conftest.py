"""The demo territory on a real SQLite file, made once and copied for whoever writes."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import structlog
from doors.signed_browser import Browser, adviser_for, adviser_who_may_open
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from api.app import create_app
from api.cli.main import app as command
from api.services.demo.load_demo import load_demo
from api.services.open_store import Store, open_store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB
from models.enums import Role

DEMO_DAY = date(2026, 11, 22)
TODAY = DEMO_DAY.isoformat()
Command = Callable[..., Result]


@pytest.fixture(scope="session")
def demo_day() -> date:
    """The day the demo was loaded for."""
    return DEMO_DAY


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the demo's database and key; nobody writes here."""
    folder = tmp_path_factory.mktemp("demo")
    store = open_store(_settings(folder))
    load_demo(store.sessions, store.sealer, DEMO_DAY)
    store.engine.dispose()
    return folder


@pytest.fixture
def demo_settings(demo_folder: Path, tmp_path: Path) -> Settings:
    """Settings on a copy of the demo that a test may change."""
    shutil.copytree(demo_folder, tmp_path / "copy")
    return _settings(tmp_path / "copy")


@pytest.fixture
def demo_store(demo_settings: Settings) -> Iterator[Store]:
    """The store on that copy."""
    store = open_store(demo_settings)
    yield store
    store.engine.dispose()


@pytest.fixture(scope="session")
def demo_still(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store on a copy of the demo, for those who only read: none of its sessions writes."""
    copy = tmp_path_factory.mktemp("still") / "copy"
    shutil.copytree(demo_folder, copy)
    store = open_store(_settings(copy))
    yield Store(store.engine, store.reading, store.reading, store.sealer)
    store.engine.dispose()


@pytest.fixture(scope="session")
def client(
    demo_folder: Path, demo_pool: PoolSnapshots, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser over a copy of the demo that nobody changes.

    It asks for each young person as an adviser of their own structure, for the rest as Mamers'.
    """
    copy = tmp_path_factory.mktemp("served") / "copy"
    shutil.copytree(demo_folder, copy)
    settings = _settings(copy)
    store = open_store(settings)
    app = create_app(store, settings, today=lambda: DEMO_DAY)
    app.state.access.snapshots.begin_with(demo_pool)
    with Browser(app, adviser_who_may_open(store)) as browser:
        yield browser
    store.engine.dispose()


@pytest.fixture(scope="session")
def demo_pool(demo_still: Store) -> PoolSnapshots:
    """Where the pool of the demo stands: copies of the demo begin with it."""
    pool = PoolSnapshots()
    with demo_still.reading() as session:
        pool.current(session, DEMO_DAY)
    return pool


@pytest.fixture
def demo_snapshots(demo_pool: PoolSnapshots) -> PoolSnapshots:
    """Snapshots of a copy of the demo."""
    snapshots = PoolSnapshots()
    snapshots.begin_with(demo_pool)
    return snapshots


@pytest.fixture
def demo_app(demo_store: Store, demo_settings: Settings, demo_pool: PoolSnapshots) -> FastAPI:
    """The application over a copy of the demo that a test may change."""
    app = create_app(demo_store, demo_settings, today=lambda: DEMO_DAY)
    app.state.access.snapshots.begin_with(demo_pool)
    return app


@pytest.fixture
def signed_in(demo_app: FastAPI, demo_store: Store) -> Callable[[str | Role], Browser]:
    """Makes a browser on `demo_app` signed in as an adviser (their id) or somebody of a role."""

    def as_somebody(who: str | Role) -> Browser:
        adviser_id = adviser_for(demo_store, who) if isinstance(who, Role) else who
        return Browser(demo_app, lambda _path: adviser_id)

    return as_somebody


@pytest.fixture
def empty_settings(tmp_path: Path) -> Settings:
    """Settings on a database that does not exist yet."""
    return _settings(tmp_path / "new")


@pytest.fixture
def passerelle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Command]:
    """Runs `passerelle …` as a shell would, on the database of the settings given.

    Without `--today` it is the demo's day: what it holds is soon too old for any other.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "240")
    monkeypatch.setattr("api.cli.console.asked.today_in_france", lambda: DEMO_DAY)
    for name in ("PASSERELLE_DATABASE_URL", "PASSERELLE_SECRET_KEY", "PASSERELLE_SECRET_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, on: Settings | None = None, typed: str | None = None) -> Result:
        monkeypatch.setenv("DATABASE_URL", on.database_url if on else "sqlite:///unused.sqlite")
        return CliRunner().invoke(command, list(words), input=typed)

    yield run
    structlog.reset_defaults()


def _settings(folder: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder / 'passerelle.sqlite'}",
        password_memory_mib=LEAST_MEMORY_MIB,
        travel_folder=folder / "travel",
        _env_file=None,
    )
