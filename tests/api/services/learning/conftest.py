"""A database in which proposals were answered: some with the facts of their day kept, some not."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from worlds.planted_rows import planted

from api.services.open_store import Store
from matcher.factors import FACTORS
from models.enums import NetworkKind, OfferKind, OutcomeKind, Role
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import (
    Adviser,
    Employer,
    Network,
    Offer,
    Outcome,
    Proposal,
    Structure,
    YoungPerson,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FIRST = date(2025, 9, 1)
ANSWERED = 300


@dataclass
class Past:
    """The database, and what its answers were made from."""

    store: Store
    signed: int

    def add(self, *rows: Any) -> None:
        with self.store.sessions.begin() as session:
            session.add_all(rows)


@pytest.fixture
def past(engine: Engine, sessions: sessionmaker[Session]) -> Past:
    """300 answered proposals of contracts over 300 days, each with its facts."""
    store = Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))
    rows = planted(1, ANSWERED)
    with sessions.begin() as session:
        for part in _territory():
            session.add_all(part)
            session.flush()
        for number in range(ANSWERED):
            kept = dict(zip((f.name for f in FACTORS), map(int, rows.entries[number]), strict=True))
            session.add(
                Proposal(
                    id=f"p{number:03d}",
                    person_id="rural-17",
                    offer_id="contract",
                    proposed_on=FIRST + timedelta(days=number),
                    entries=kept,
                )
            )
        session.flush()
        for number in range(ANSWERED):
            kind = OutcomeKind.SIGNED if rows.answer[number] else OutcomeKind.DECLINED_BY_EMPLOYER
            session.add(Outcome(proposal_id=f"p{number:03d}", kind=kind, happened_on=TODAY))
    return Past(store, int(np.sum(rows.answer)))


@pytest.fixture
def today() -> date:
    """The day on which one learns."""
    return TODAY


@pytest.fixture
def now() -> datetime:
    """That moment."""
    return NOW


def _territory() -> list[list[Any]]:
    return [
        [Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE)],
        [Structure(id="ml-a", network_id="ml", name="Mission Locale A")],
        [
            Adviser(id="adv-a", structure_id="ml-a", display_name="A", role=Role.ADVISER),
            Employer(id="emp-1", legal_name="Boulangerie Fictive", naf="1071C", insee="72181"),
        ],
        [
            Offer(
                id="contract",
                kind=OfferKind.APPRENTICESHIP,
                title="Apprenti boulanger",
                employer_id="emp-1",
                rome="D1102",
            ),
            YoungPerson(id="rural-17", structure_id="ml-a", birth_date=date(2010, 3, 14)),
        ],
    ]
