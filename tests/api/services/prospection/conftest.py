"""A territory of three structures and one bakery to prospect, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import viewer_of
from models.enums import NetworkKind, Role
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import Adviser, Employer, Network, Structure

TODAY = date(2026, 11, 25)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session]) -> Store:
    """Two Missions Locales and a chamber, an adviser each, and two employers."""
    opened = Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))
    with sessions.begin() as session:
        for rows in _territory():
            session.add_all(rows)
            session.flush()
    return opened


def _territory() -> list[list[Any]]:
    structures = [("ml-a", "ml"), ("ml-b", "ml"), ("cma-a", "cma")]
    names = {"ml-a": "Mission Locale A", "ml-b": "Mission Locale B", "cma-a": "Chambre A"}
    return [
        [
            Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE),
            Network(id="cma", name="Chambres", kind=NetworkKind.CMA),
        ],
        [Structure(id=key, network_id=network, name=names[key]) for key, network in structures],
        [
            Adviser(id="ann", structure_id="ml-a", display_name="Ann", role=Role.ADVISER),
            Adviser(id="abe", structure_id="ml-a", display_name="Abe", role=Role.EMPLOYER_OFFICER),
            Adviser(id="bea", structure_id="ml-b", display_name="Bea", role=Role.EMPLOYER_OFFICER),
            Adviser(id="cyr", structure_id="cma-a", display_name="Cyr", role=Role.EMPLOYER_OFFICER),
            Adviser(id="co", structure_id="ml-b", display_name="Co", role=Role.COORDINATOR),
            Employer(id="bakery", legal_name="Boulangerie Fictive", insee="72181"),
            Employer(id="garage", legal_name="Garage Fictif", insee="72181"),
        ],
    ]


_WHO = {
    "ann": ("ml-a", Role.ADVISER),
    "abe": ("ml-a", Role.EMPLOYER_OFFICER),
    "bea": ("ml-b", Role.EMPLOYER_OFFICER),
    "cyr": ("cma-a", Role.EMPLOYER_OFFICER),
    "co": ("ml-b", Role.COORDINATOR),
}


@pytest.fixture
def by() -> Callable[..., Noting]:
    """Somebody who prospects, on a day."""

    def make(who: str = "ann", on: date = TODAY) -> Noting:
        structure, role = _WHO[who]
        at = datetime(on.year, on.month, on.day, 10, 0, tzinfo=UTC)
        return Noting(viewer_of(who, role, structure, who), on, at)

    return make
