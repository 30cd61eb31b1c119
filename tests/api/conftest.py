"""The demo territory on a real SQLite file, made once and copied for whoever writes."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import structlog
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from api.app import create_app
from api.cli.main import app as command
from api.services.load_demo import load_demo
from api.services.open_store import Store, open_store
from api.settings import Settings

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
def client(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser on the application over a copy of the demo that nobody changes."""
    copy = tmp_path_factory.mktemp("served") / "copy"
    shutil.copytree(demo_folder, copy)
    settings = _settings(copy)
    store = open_store(settings)
    app = create_app(store, settings, today=lambda: DEMO_DAY)
    with TestClient(app, base_url="http://127.0.0.1:8000") as browser:
        yield browser
    store.engine.dispose()


@pytest.fixture
def empty_settings(tmp_path: Path) -> Settings:
    """Settings on a database that does not exist yet."""
    return _settings(tmp_path / "new")


@pytest.fixture
def passerelle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Command]:
    """Runs `passerelle …` as a shell would, on the database of the settings given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "240")
    for name in ("PASSERELLE_DATABASE_URL", "PASSERELLE_SECRET_KEY", "PASSERELLE_SECRET_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, on: Settings | None = None, typed: str | None = None) -> Result:
        monkeypatch.setenv("DATABASE_URL", on.database_url if on else "sqlite:///unused.sqlite")
        return CliRunner().invoke(command, list(words), input=typed)

    yield run
    structlog.reset_defaults()


def _settings(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'passerelle.sqlite'}", _env_file=None)
