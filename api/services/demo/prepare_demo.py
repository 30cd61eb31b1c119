"""Is today's demo territory in the database? If there is none, or an older one, it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.clock import now
from api.services.accounts.secrets.passwords import Passwords
from api.services.demo.demo_sign_ins import give_demo_sign_ins
from api.services.demo.load_demo import DemoReport, demo_loaded_on, load_demo
from api.services.open_store import Store
from data.demo import persona_ids
from data.reference import TABLES, load

DEMO_SEED = 72
# What load_demo tells about as it goes; only the bar's length depends on it.
DEMO_STEPS = 23


class DemoState(StrEnum):
    """What was found and done."""

    LOADED = "loaded"
    RELOADED = "reloaded"
    READY = "ready"


@dataclass(frozen=True)
class PreparedDemo:
    """The demo now in the database: its day, what was done, the day of an earlier one, if any."""

    today: date
    state: DemoState
    earlier: date | None = None


def prepare_demo(
    store: Store,
    today: date,
    seed: int = DEMO_SEED,
    on_progress: Callable[[str, int], None] | None = None,
) -> PreparedDemo:
    """Leave today's demo in the database; raises RealRecordsFound where real people are followed.

    Dates of the demo are relative to its day, so one of another day is replaced.
    """
    with store.reading() as session:
        earlier = demo_loaded_on(session)
    if earlier == today:
        with store.sessions.begin() as session:
            give_demo_sign_ins(session, store.sealer, Passwords(), now())
        return PreparedDemo(today, DemoState.READY)
    reload_demo(store, today, seed, on_progress)
    state = DemoState.LOADED if earlier is None else DemoState.RELOADED
    return PreparedDemo(today, state, earlier)


def reload_demo(
    store: Store,
    today: date,
    seed: int = DEMO_SEED,
    on_progress: Callable[[str, int], None] | None = None,
) -> DemoReport:
    """Load the demo of a day in place of any earlier one."""
    return load_demo(store.sessions, store.sealer, today, seed, on_progress)


def check_reference() -> int:
    """Read every reference table; gives their number. Raises where one is missing or broken."""
    return sum(len(load(name)) > 0 for name in TABLES)


def demo_persona_ids() -> list[str]:
    """Ids of the demo's fixed young people, in the order of their stories."""
    return list(persona_ids())
