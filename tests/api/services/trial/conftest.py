"""Two sites, young people who want a contract there, and a trial that may enrol them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.seal_identity import seal_identity
from api.services.trial.plan import TrialPlan, plan_trial
from api.services.trial.register import register_trial, start_trial
from api.services.viewer import CONSOLE
from models.enums import NetworkKind, OfferKind, Role, RunScope, RunStatus, Stage
from models.store.engine import make_reading_sessions
from models.store.sealing import PersonIdentity, Sealer
from models.tables import (
    Adviser,
    Employer,
    Network,
    Offer,
    OfferPrice,
    RematchRun,
    Structure,
    Wish,
    YoungPerson,
)

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
NOTING = Noting(CONSOLE, TODAY, NOON)
SITES = ("nord", "sud")
PLAN = TrialPlan("essai-1", SITES, people=40, base=0.4)
SEALER = Sealer("k" * 43)
_numbers = count(1)


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session]) -> Store:
    """Two Missions Locales and a chamber, an offer with a price of the last run over all."""
    with sessions.begin() as session:
        _add_structures(session)
        session.add(
            Offer(
                id="offer",
                kind=OfferKind.APPRENTICESHIP,
                employer_id="emp",
                rome="D1102",
                title="Apprenti boulanger",
            )
        )
        session.add(
            RematchRun(
                id="priced",
                scope=RunScope.ALL,
                terms={},
                today=TODAY,
                asked_by="console",
                asked_at=NOON,
                status=RunStatus.DONE,
            )
        )
        session.flush()
        session.add(OfferPrice(run_id="priced", offer_id="offer", price=10, wanted_by=5, places=1))
    return Store(engine, sessions, make_reading_sessions(engine), SEALER)


def _add_structures(session: Session) -> None:
    session.add_all(
        [
            Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE),
            Network(id="cma", name="Chambres", kind=NetworkKind.CMA),
        ]
    )
    session.flush()
    session.add_all(Structure(id=site, network_id="ml", name=site.title()) for site in SITES)
    session.add(Structure(id="chambre", network_id="cma", name="Chambre"))
    session.add(Employer(id="emp", legal_name="Boulangerie Fictive"))
    session.flush()
    for site in SITES:
        session.add(
            Adviser(id=f"adv-{site}", structure_id=site, display_name="A", role=Role.ADVISER)
        )


@pytest.fixture
def young(store: Store) -> Callable[..., str]:
    """Adds a young person who may be enrolled; gives their id."""

    def add(site: str = "nord", rome: str = "D1102", name: str = "", **columns: object) -> str:
        number = next(_numbers)
        person_id = f"jeune-{number}"
        with store.sessions.begin() as session:
            given = {"birth_date": date(2009, 3, 14), "stage": Stage.READY_TO_SIGN} | columns
            session.add(YoungPerson(id=person_id, structure_id=site, **given))
            session.flush()
            session.add(Wish(person_id=person_id, rank=1, rome=rome))
            session.flush()
            who = PersonIdentity(name or f"Fictif{chr(65 + number % 26)}{'x' * number}", "Ada")
            seal_identity(session, SEALER, person_id, who)
        return person_id

    return add


@pytest.fixture
def begun(store: Store) -> TrialPlan:
    """A trial that enrols."""
    return begin(store, PLAN)


def begin(store: Store, plan: TrialPlan) -> TrialPlan:
    """Plan, register and start."""
    plan_trial(store, CONSOLE, plan, NOON)
    register_trial(store, CONSOLE, plan.trial_id, NOON)
    start_trial(store, CONSOLE, plan.trial_id, NOON)
    return plan
