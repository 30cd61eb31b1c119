"""The application over one copy of the demo, its clock in the tests' hands, and a bare browser."""

import re
import shutil
from datetime import datetime, timedelta

import pytest
from doors.signed_browser import HOST, Browser, credentials_of
from fastapi.testclient import TestClient

from api.app import create_app
from api.clock import now
from api.services.accounts.secrets.readable_passwords import demo_password
from api.services.open_store import open_store
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB

_SEAL = re.compile(r'name="csrf" value="([^"]+)"')


class Clock:
    """Gives the time, moved on by hand."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return now() + self.ahead


def seal_in(text):
    """The seal of the first form of a page."""
    return _SEAL.search(text)[1]


@pytest.fixture(scope="session")
def demo(demo_folder, demo_day, demo_pool):
    """What copies are made of: the folder, its day, and where its pool stands."""
    return demo_folder, demo_day, demo_pool


@pytest.fixture(scope="package")
def read_app(demo, tmp_path_factory):
    """The application for attacks that must change nothing."""
    yield from _served(demo, tmp_path_factory.mktemp("attacked") / "copy", now)


@pytest.fixture(scope="package")
def reading_as(read_app):
    """The browser of somebody of the demo on `read_app`, one for all tests."""
    known = {}

    def browser(adviser):
        if adviser not in known:
            known[adviser] = Browser(read_app, lambda _path: adviser, follow_redirects=False)
            known[adviser].credentials()
        return known[adviser]

    return browser


@pytest.fixture(scope="module")
def written_app(demo, tmp_path_factory):
    """The application for a module whose attacks write, one after the other."""
    yield from _served(demo, tmp_path_factory.mktemp("written") / "copy", now)


@pytest.fixture
def clock():
    """The time of `own_app`."""
    return Clock()


@pytest.fixture
def own_app(demo, tmp_path, clock):
    """The application for a test that writes or lets time pass."""
    yield from _served(demo, tmp_path / "attacked", clock)


@pytest.fixture
def stranger():
    """Makes a browser of somebody not signed in, who follows no redirection."""

    def on(app, base=f"http://{HOST}:8000", **options):
        return TestClient(app, base_url=base, follow_redirects=False, **options)

    return on


@pytest.fixture
def come_in():
    """Types a login and a password into the sign-in page, as a person would."""

    def sign_in(browser, app, adviser_id="conseillere-mamers", password=None, **typed):
        page = browser.get("/connexion")
        form = {"csrf": seal_in(page.text), "login": f"{adviser_id}@demo.example"}
        form["password"] = password or demo_password(app.state.access.store.sealer)
        return browser.post("/connexion", data=form | typed)

    return sign_in


@pytest.fixture
def held_by():
    """A session and a token just given to somebody of the demo."""

    def given(app, adviser_id="conseillere-mamers", scopes=None):
        return credentials_of(app.state.access, adviser_id, scopes)

    return given


def _served(demo, folder, clock):
    original, day, pool = demo
    shutil.copytree(original, folder)
    settings = Settings(
        database_url=f"sqlite:///{folder / 'passerelle.sqlite'}",
        password_memory_mib=LEAST_MEMORY_MIB,
        failures_before_lock=4,
        failures_per_address=10,
        _env_file=None,
    )
    store = open_store(settings)
    app = create_app(store, settings, today=lambda: day, now=clock)
    app.state.access.snapshots.begin_with(pool)
    yield app
    store.engine.dispose()
