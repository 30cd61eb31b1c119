"""The application served for real, on a port of its own, over a copy of the demo."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn
from doors.signed_browser import COOKIE
from fastapi import FastAPI
from sqlalchemy import delete

from api.access import Access
from api.app import create_app
from api.services.accounts.secrets.readable_passwords import demo_password
from api.services.accounts.sessions.open_sessions import open_session
from api.services.demo.demo_sign_ins import demo_login
from api.services.demo.load_demo import load_demo
from api.services.open_store import Store, open_store
from api.services.serving import take_port
from api.settings import Settings
from browsing.held_trials import leave_trials
from browsing.sent_list import leave_sent_list
from models.tables import SignedSession

DAY = date(2026, 11, 25)
_PATIENCE_SECONDS = 30


@dataclass
class Calendar:
    """Which day it is for the application: it stands still until a test goes on."""

    day: date = DAY

    def today(self) -> date:
        """The day."""
        return self.day


@dataclass(frozen=True)
class Served:
    """Where it answers, the application, the database behind it, and where roads are looked for."""

    address: str
    app: FastAPI
    store: Store
    travel_folder: Path
    calendar: Calendar

    def goes_on_to(self, day: date) -> None:
        """Let time pass: for whoever asks from now on it is that day."""
        self.calendar.day = day

    def cookie_of(self, adviser_id: str) -> dict[str, str]:
        """The cookie of a session just opened by somebody of the demo."""
        access: Access = self.app.state.access
        with self.store.sessions.begin() as session:
            durations = access.doorkeeper.durations
            token, _ = open_session(session, adviser_id, durations, access.now())
        return {"name": COOKIE, "value": token, "url": self.address}

    def sign_in_of(self, adviser_id: str) -> tuple[str, str]:
        """Login and password of somebody of the demo."""
        return demo_login(adviser_id), demo_password(self.store.sealer)

    def end_sessions(self) -> None:
        """Sign everybody out, as time would."""
        with self.store.sessions.begin() as session:
            session.execute(delete(SignedSession))


def load_demo_into(folder: Path) -> None:
    """A database with the demo of the day."""
    store = open_store(_settings(folder))
    load_demo(store.sessions, store.sealer, DAY)
    leave_sent_list(store, DAY)
    leave_trials(store, DAY)
    store.engine.dispose()


@contextmanager
def served_copy(demo: Path, folder: Path, **more: object) -> Iterator[Served]:
    """The application over a copy of that demo, with `more` settings, until the block ends."""
    shutil.copytree(demo, folder)
    settings = _settings(folder, **more)
    store = open_store(settings)
    with closing(take_port("127.0.0.1", 0)) as listening:
        calendar = Calendar()
        app = create_app(store, settings, today=calendar.today)
        config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        _wait_until_up(server)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield Served(address, app, store, settings.travel_folder, calendar)
        server.should_exit = True
        thread.join(_PATIENCE_SECONDS)
    store.engine.dispose()


def _wait_until_up(server: uvicorn.Server) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not server.started:
        if time.monotonic() > end:
            raise TimeoutError("the application did not start")
        time.sleep(0.02)


def _settings(folder: Path, **more: object) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder / 'passerelle.sqlite'}",
        travel_folder=folder / "travel",
        _env_file=None,
        **more,
    )
