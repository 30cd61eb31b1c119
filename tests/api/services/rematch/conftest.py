"""A town of bakeries with too few places, and apprentices whose contract broke."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rematch.run.book import RunAsked, ask_run
from api.services.rematch.run.work import Workshop, work_on
from api.services.rules_known import rules_known
from api.services.viewer import CONSOLE, viewer_of
from matcher.rematch.terms import run_terms
from models.enums import Enrolment, NetworkKind, OfferKind, OfferStatus, Role, RunScope, Stage
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import (
    Adviser,
    Course,
    Employer,
    Home,
    Network,
    Offer,
    Placement,
    RematchSuggestion,
    Structure,
    Wish,
    YoungPerson,
)

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
CASES, READY, BAKERIES = 6, 4, 5
LE_MANS, BAKER = "72181", "D1102"
# Each run is asked for a moment after the one before it.
_seconds = count()

type Sent = list[tuple[str, str, int]]


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session]) -> Store:
    """Cases `case-n`, people ready to sign `ready-n`, offers `offer-n` of one place each."""
    with sessions.begin() as session:
        for rows in (*_networks(), _offers(), _people(), _hanging(), _broken()):
            session.add_all(rows)
            session.flush()
    return Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))


def _networks() -> list[list[Any]]:
    return [
        [Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE)],
        [Structure(id=key, network_id="ml", name=key) for key in ("ml-a", "ml-b")],
        [Adviser(id="ann", structure_id="ml-a", display_name="Ann", role=Role.ADVISER)],
        [
            Employer(id=f"bakery-{n}", legal_name=f"Boulangerie {n}", insee=LE_MANS)
            for n in range(BAKERIES + 1)
        ],
        [
            Course(
                id="cfa",
                uai="0720001A",
                cfa_name="CFA Fictif",
                title="CAP boulanger",
                rome=BAKER,
                insee=LE_MANS,
                level=3,
            )
        ],
    ]


def _offers() -> list[Offer]:
    """One at each bakery; `offer-0` at the one where the first contract broke."""
    return [
        Offer(
            id=f"offer-{n}",
            kind=OfferKind.APPRENTICESHIP,
            status=OfferStatus.LIVE,
            employer_id=f"bakery-{n}",
            rome=BAKER,
            title="Apprenti boulanger",
            diploma_level=3,
            places=1,
            start_from=TODAY + timedelta(days=20),
            published_on=TODAY - timedelta(days=n),
        )
        for n in range(BAKERIES)
    ]


def person(key: str, **given: Any) -> YoungPerson:
    """Somebody ready to sign whose wishes were confirmed of late."""
    usual: dict[str, Any] = {
        "structure_id": "ml-a",
        "birth_date": date(2007, 3, 14),
        "level_reached": 2,
        "stage": Stage.READY_TO_SIGN,
        "wishes_confirmed_on": TODAY - timedelta(days=10),
        "has_bike": True,
    }
    return YoungPerson(id=key, **(usual | given))


def _people() -> list[YoungPerson]:
    cases = [
        person(f"case-{n}", enrolment=Enrolment.STARTED, course_id="cfa") for n in range(CASES)
    ]
    return [*cases, *(person(f"ready-{n}", structure_id="ml-b") for n in range(READY))]


def _hanging() -> list[Any]:
    keys = [each.id for each in _people()]
    homes = [Home(person_id=key, insee=LE_MANS) for key in keys]
    return [*homes, *(Wish(person_id=key, rank=1, rome=BAKER, target_level=3) for key in keys)]


def _broken() -> list[Placement]:
    return [
        Placement(
            id=f"contract-{n}",
            kind=OfferKind.APPRENTICESHIP,
            person_id=f"case-{n}",
            employer_id="bakery-0" if n == 0 else f"bakery-{BAKERIES}",
            rome=BAKER,
            course_id="cfa",
            starts_on=date(2026, 9, 1),
            ends_on=date(2028, 8, 31),
            ruptured_on=TODAY - timedelta(days=20 + n),
        )
        for n in range(CASES)
    ]


@pytest.fixture
def shop(store: Store, unread: PoolSnapshots) -> Workshop:
    """What works on runs of that store."""
    snapshots = PoolSnapshots()
    snapshots.begin_with(unread)
    return Workshop(store, snapshots, now=lambda: NOON)


@pytest.fixture
def ask(store: Store) -> Callable[..., str]:
    """Asks for a run; gives its id."""

    def asked(
        scope: RunScope = RunScope.RUPTURES, now: datetime | None = None, **terms: Any
    ) -> str:
        moment = now or NOON + timedelta(seconds=next(_seconds))
        agreed = replace(run_terms(rules_known(), TODAY), floor=0.0, **terms)
        return ask_run(store, RunAsked(scope, agreed, CONSOLE, TODAY), moment)[0]

    return asked


@pytest.fixture
def sent(shop: Workshop, ask: Callable[..., str]) -> Callable[..., Sent]:
    """Runs, and gives who is sent where, in which place."""

    def run(scope: RunScope = RunScope.RUPTURES, **terms: Any) -> Sent:
        run_id = ask(scope, **terms)
        assert work_on(shop, run_id)
        with shop.store.reading() as session:
            return suggested(session, run_id)

    return run


def suggested(session: Session, run_id: str) -> Sent:
    """Person, offer and place of every suggestion of a run."""
    rows = session.scalars(
        select(RematchSuggestion)
        .where(RematchSuggestion.run_id == run_id)
        .order_by(RematchSuggestion.person_id, RematchSuggestion.place)
    )
    return [(row.person_id, row.offer_id, row.place) for row in rows]


@pytest.fixture
def by_ann() -> Noting:
    """The adviser of structure A, today."""
    return Noting(viewer_of("ann", Role.ADVISER, "ml-a", "Ann"), TODAY, NOON)
