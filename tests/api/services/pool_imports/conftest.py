"""A Mission Locale's officer, a chamber's, and files of offers they send."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.request import ImportTools
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool_imports.send import send_offers
from api.services.pool_imports.work import ImportBench
from api.services.viewer import viewer_of
from models.enums import NetworkKind, Role
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import ImportJob, Network, Offer, Structure

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HEADERS = "Réf. offre;Type;Libellé de l'offre;ROME;Entreprise;Ville;CP;Début"
GOOD = "A-1;apprentissage;Apprenti boulanger;D1102;FOURNIL ESSAI;Le Mans;72000;01/02/2027"
BAD = "A-2;apprentissage;Apprenti cuisinier;G1602;AUBERGE ESSAI;Le Mans;72000;31/02/2027"


@dataclass
class Post:
    """Where files are sent, and what lies in the store."""

    store: Store
    bench: ImportBench
    landed: list[bool]

    def noting(self, structure: str = "ml-a", now: datetime = NOON) -> Noting:
        """An officer of a structure."""
        viewer = viewer_of(f"cre-{structure}", Role.EMPLOYER_OFFICER, structure, "Chargée")
        return Noting(viewer, TODAY, now)

    def send(self, *lines: str, name: str = "liste.csv", **options: Any) -> str:
        """Send these lines; gives the file's id."""
        content = "\r\n".join([HEADERS, *lines, ""]).encode()
        noting = options.pop("noting", self.noting())
        return send_offers(self.store, noting, (name, content), options.pop("register", ""))

    def job(self, job_id: str) -> ImportJob:
        """A file as it stands."""
        with self.store.reading() as session:
            return session.get_one(ImportJob, job_id)

    def titles(self) -> list[str]:
        """What the pool holds."""
        with self.store.reading() as session:
            return list(session.scalars(select(Offer.title).order_by(Offer.title)))


@pytest.fixture
def post(engine: Engine, sessions: sessionmaker[Session]) -> Post:
    """Two structures on an empty database, of each kind in turn."""
    with sessions.begin() as session:
        session.add(Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE))
        session.flush()
        session.add_all([Structure(id=key, network_id="ml", name=key) for key in ("ml-a", "ml-b")])
    store = Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))
    landed: list[bool] = []
    trades: Callable[[str], str | None] = {"Apprenti boulanger": "D1102"}.get
    bench = ImportBench(
        store,
        lambda: ImportTools(sessions, store.sealer, TODAY, NOON, resolve_trade=trades),
        lambda: NOON,
        Event(),
        lambda: landed.append(True),
    )
    return Post(store, bench, landed)
