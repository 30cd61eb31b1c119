"""A small territory to follow somebody up in, on both databases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker
from stored.bakery_territory import bakery_territory

from api.services.followup.placements.note_event import Event, note_event
from api.services.followup.placements.record import Entered, record_placement
from api.services.followup.proposals.note_answer import Answer, note_answer
from api.services.followup.proposals.propose import propose
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import Viewer, viewer_of
from models.enums import OutcomeKind, Role
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import Offer, Outcome, Placement, Proposal

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def snapshots(unread: PoolSnapshots) -> PoolSnapshots:
    """The pool of this test's own database."""
    snapshots = PoolSnapshots()
    snapshots.begin_with(unread)
    return snapshots


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session]) -> Store:
    """The territory: two Missions Locales, a bakery with offers, a person of sixteen and a half."""
    reading = make_reading_sessions(engine)
    opened = Store(engine, sessions, reading, Sealer("k" * 43))
    with sessions.begin() as session:
        for rows in bakery_territory():
            session.add_all(rows)
            session.flush()
    return opened


@pytest.fixture
def adviser() -> Viewer:
    """Who follows the person."""
    return viewer_of("adv-a", Role.ADVISER, "ml-a", "A")


@pytest.fixture
def noting(adviser: Viewer) -> Noting:
    """The adviser, today."""
    return Noting(adviser, TODAY, NOW)


@pytest.fixture
def stay() -> dict[str, str]:
    """A PMSMP as a form tells of it."""
    return {
        "type": "pmsmp",
        "employeur": "732 829 320 00074",
        "metier": "D1102",
        "debut": "2026-12-01",
        "fin": "2026-12-12",
        "objet": "discover_trade",
        "origine": "own_search",
    }


@pytest.fixture
def contract() -> dict[str, str]:
    """A contract as a form tells of it."""
    return {
        "type": "apprenticeship",
        "employeur": "73282932000074",
        "metier": "D1102",
        "debut": "2026-12-01",
        "fin": "2028-11-30",
        "origine": "family",
    }


@dataclass
class FollowUp:
    """The services on the territory, in as few words as a test needs."""

    store: Store
    snapshots: PoolSnapshots
    noting: Noting

    def propose(self, offer_id: str = "contract", person_id: str = "rural-17") -> str:
        return propose(self.store, self.snapshots, self.noting, person_id, offer_id).proposal_id

    def answer(self, proposal_id: str, kind: str, day: date | None = None) -> int:
        answer = Answer(proposal_id, OutcomeKind(kind), day)
        return note_answer(self.store, self.noting, "rural-17", answer)

    def record(self, proposal_id: str | None = None, **texts: str) -> str:
        entered = Entered(
            {name.replace("_", "-"): text for name, text in texts.items()}, proposal_id
        )
        return record_placement(self.store, self.noting, "rural-17", entered)

    def event(self, placement_id: str, kind: str, day: date | None = None, **more: Any) -> int:
        event = Event(placement_id, OutcomeKind(kind), day, **more)
        return note_event(self.store, self.noting, "rural-17", event)

    def on(self, day: date) -> None:
        """Go on as the same adviser on another day."""
        at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
        self.noting = Noting(self.noting.viewer, day, at)

    def placement(self) -> Placement:
        (row,) = self.rows(Placement)
        return row

    def rows(self, table: type[Any]) -> list[Any]:
        with self.store.reading() as session:
            return list(session.scalars(select(table).order_by(table.id)))

    def proposal(self) -> Proposal:
        (row,) = self.rows(Proposal)
        return row

    def outcomes(self) -> list[Outcome]:
        return self.rows(Outcome)

    def offer(self, offer_id: str = "contract") -> Offer:
        return next(row for row in self.rows(Offer) if row.id == offer_id)

    def change(self, table: type[Any], key: str, **values: Any) -> None:
        with self.store.sessions.begin() as session:
            row = session.get(table, key)
            for name, value in values.items():
                setattr(row, name, value)


@pytest.fixture
def followup(store: Store, snapshots: PoolSnapshots, noting: Noting) -> FollowUp:
    """The services, ready."""
    return FollowUp(store, snapshots, noting)


@pytest.fixture
def by() -> Callable[..., Noting]:
    """Somebody else who notes: an adviser's id, structure, role and day."""

    def make(
        adviser_id: str = "adv-a", structure: str = "ml-a", role: Role = Role.ADVISER, **when: Any
    ) -> Noting:
        viewer = viewer_of(adviser_id, role, structure, adviser_id)
        return Noting(viewer, when.get("today", TODAY), when.get("now", NOW))

    return make
