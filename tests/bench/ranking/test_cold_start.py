"""How long until the first result after a start, what is compiled being at hand?

On the demo, its buses installed. Help and a first ranking from a terminal; the sign-in page and the
first ranking that a server just started gives. Beside what one writes with pandas and scikit-learn,
which lists the nearest offers of the person's trades and nothing more, served by FastAPI where ours
is served. Each starts several times, in turns: what others do on a shared machine only adds, so the
least is told beside the middle one. The bars are what was asked on a quiet machine; they are
printed, not asserted.
"""

import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from cold_start.processes import (
    COMMAND,
    NEAREST,
    NEAREST_SERVICE,
    seconds_to_answer,
    seconds_to_end,
)
from doors.signed_browser import adviser_who_may_open, credentials_of

from api.app import create_app
from api.services.demo.load_demo import load_demo
from api.services.open_store import open_store
from api.services.travel.demo_timetable import install_demo_timetable
from api.settings import Settings

pytestmark = pytest.mark.bench

DAY: Final = date(2026, 11, 25)
WHO, TIMES = "rural-17", 5
PATH: Final = f"/api/v1/young-people/{WHO}/ranking"
RANK: Final = (*COMMAND, "rank", WHO, "--today", DAY.isoformat())
SERVE: Final = (*COMMAND, "serve", "--port", "{port}", "--today", DAY.isoformat())
BARS: Final = {"help": 1.0, "first ranking": 5.0, "first answer of the API": 5.0}
ALTERNATIVE: Final = "pandas and scikit-learn, nearest"
SERVED: Final = "the same, served by FastAPI"
# What each is measured beside.
BESIDE: Final = dict.fromkeys(("sign-in page", "first answer of the API", SERVED), SERVED)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("demo")
    settings = Settings(
        database_url=f"sqlite:///{folder / 'passerelle.sqlite'}",
        travel_folder=folder / "travel",
        _env_file=None,
    )
    store = open_store(settings)
    load_demo(store.sessions, store.sealer, DAY)
    install_demo_timetable(settings.travel_folder, DAY)
    store.engine.dispose()
    return settings


def test_a_first_result_after_a_start(settings: Settings, keep: Callable[..., bool]) -> None:
    environment = {
        "DATABASE_URL": settings.database_url,
        "PASSERELLE_TRAVEL_FOLDER": str(settings.travel_folder),
    }
    token = _token(settings)
    first = seconds_to_end(RANK, environment)
    measured: dict[str, Callable[[], float]] = {
        "help": lambda: seconds_to_end((*COMMAND, "--help"), environment),
        "first ranking": lambda: seconds_to_end(RANK, environment),
        "sign-in page": lambda: seconds_to_answer(SERVE, environment, "/connexion"),
        "first answer of the API": lambda: seconds_to_answer(SERVE, environment, PATH, token),
        ALTERNATIVE: lambda: seconds_to_end((*NEAREST, settings.database_url, WHO), environment),
        SERVED: lambda: seconds_to_answer(
            (*NEAREST_SERVICE, settings.database_url, "{port}"), environment, f"/nearest/{WHO}"
        ),
    }
    each_turn = [{name: run() for name, run in measured.items()} for _ in range(TIMES)]
    seconds = {name: _of(statistics.median, each_turn, name) for name in measured}
    least = {name: _of(min, each_turn, name) for name in measured}
    beside = {name: BESIDE.get(name, ALTERNATIVE) for name in seconds}
    ratios = {name: round(each / seconds[beside[name]], 2) for name, each in seconds.items()}
    print(
        f"\nfrom the start of the process, middle and least of {TIMES}: seconds, and the middle's "
        "times the alternative's"
    )
    for name, each in seconds.items():
        told = f"{each:6.2f} {least[name]:6.2f} s   × {ratios[name]:.2f} of {beside[name]}"
        print(f"  {name:32} {told:66} ({BARS.get(name, '-')})")
    figures: dict[str, Any] = {"what": __doc__, "seconds": seconds, "beside": beside}
    figures["least_seconds"] = least
    keep("cold_start", figures | {"ratios": ratios, "before_what_is_compiled_was_read": first})


def _of(which: Callable[[list[float]], float], turns: list[dict[str, float]], name: str) -> float:
    return round(which([turn[name] for turn in turns]), 3)


def _token(settings: Settings) -> str:
    store = open_store(settings)
    app = create_app(store, settings)
    token = credentials_of(app.state.access, adviser_who_may_open(store)(PATH)).bearer
    store.engine.dispose()
    return token
