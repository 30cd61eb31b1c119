"""A store filled under an old key by imports, as any is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.import_file import import_file
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.open_store import Store
from models.enums import NetworkKind
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import Network, Structure

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLD, NEW = "k" * 43, "n" * 43
PEOPLE = (
    "Identifiant;Nom;Prénom;Date de naissance;Commune;Code postal;Souhait 1",
    "D1;EXEMPLE;Alex;14/03/2008;Le Mans;72000;boulanger",
    "D2;FICTIF;Ada;15/03/2008;Le Mans;72000;boulanger",
    "D3;;;16/03/2008;Le Mans;72000;boulanger",
)
RUPTURES = (
    "Nom;Prénom;Date de naissance;Date rupture contrat",
    "EXEMPLE;Alex;14/03/2008;14/10/2026",
    "EXEMPLE;Alexandre;14/03/2008;15/10/2026",
    "INCONNUE;Zoé;01/01/2008;16/10/2026",
)


@dataclass
class House:
    """One store, opened under the keys given."""

    store: Store
    folder: Path

    def under(self, *keys: str) -> "House":
        """The same store once these are the settings' keys."""
        return House(replace(self.store, sealer=Sealer(keys)), self.folder)

    def give(self, kind: str, lines: Sequence[str]) -> ImportReport:
        """Import these lines for Mission Locale A."""
        path = self.folder / f"{kind}.csv"
        path.write_text("\n".join([*lines, ""]), "utf-8")
        trades = {"boulanger": "D1102"}.get
        tools = ImportTools(
            self.store.sessions, self.store.sealer, TODAY, NOON, resolve_trade=trades
        )
        return import_file(tools, ImportRequest(kind, path, "registre", "ml-a"))


@pytest.fixture
def house(engine: Engine, sessions: sessionmaker[Session], tmp_path: Path) -> House:
    """Three young people (one without a name) and three ruptures, sealed under the old key."""
    with sessions.begin() as session:
        session.add(Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE))
        session.flush()
        session.add(Structure(id="ml-a", network_id="ml", name="Mission Locale A"))
    store = Store(engine, sessions, make_reading_sessions(engine), Sealer(OLD))
    house = House(store, tmp_path)
    assert house.give("young-people", PEOPLE).added == 3
    assert house.give("ruptures", RUPTURES).added == 3
    return house
