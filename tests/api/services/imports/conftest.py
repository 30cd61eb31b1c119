"""A desk to import at: a database, a key, a day, files written on the spot."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.import_file import import_file
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from models.store.sealing import Sealer
from models.tables import Base

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
# What the project's reader of words answers for the few wishes used here.
WORDS = {"boulanger": "D1102", "mécano": "I1604"}
# An import writes its run in any case; everything else must not move when nothing changed.
_LOG = {"import_run"}


@dataclass
class Desk:
    """Imports files of one structure into one database."""

    sessions: sessionmaker[Session]
    folder: Path
    tools: ImportTools
    sealer: Sealer
    counter: list[int] = field(default_factory=lambda: [0])

    def write(self, rows: Iterable[Mapping[str, str]], encoding: str = "utf-8") -> Path:
        """A CSV file with these lines; headers are all those met, empty where a line lacks one."""
        self.counter[0] += 1
        path = self.folder / f"f{self.counter[0]}.csv"
        lines = list(rows)
        with path.open("w", newline="", encoding=encoding) as file:
            headers = list(dict.fromkeys(header for line in lines for header in line))
            writer = csv.DictWriter(file, headers, delimiter=";")
            writer.writeheader()
            writer.writerows(lines)
        return path

    def give(
        self, kind: str, *rows: Mapping[str, str], source: str = "registre", **options: Any
    ) -> ImportReport:
        """Import these lines."""
        tools = options.pop("tools", self.tools)
        request = ImportRequest(kind, self.write(rows), source, **options)
        return import_file(tools, request)

    def count(self, table: type[Base]) -> int:
        """Rows of a table."""
        with self.sessions() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def all(self, table: type[Any]) -> list[Any]:
        """Every row of a table, in the order of its key."""
        with self.sessions() as session:
            return list(session.scalars(select(table).order_by(*table.__table__.primary_key)))

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """The whole store but the log of runs; the day of an offer's last news grows by itself."""
        found = {}
        with self.sessions() as session:
            for table in Base.metadata.sorted_tables:
                if table.name not in _LOG:
                    rows = session.execute(select(table).order_by(*table.primary_key))
                    found[table.name] = [
                        tuple(None if key == "news_on" else value for key, value in row.items())
                        for row in rows.mappings()
                    ]
        return found


@pytest.fixture
def desk(sessions: sessionmaker[Session], tmp_path: Path) -> Desk:
    """A desk on an empty database, of each kind in turn."""
    sealer = Sealer("clé d'essai, longue de plus de trente-deux signes")
    tools = ImportTools(sessions, sealer, TODAY, NOW, resolve_trade=WORDS.get)
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(sessions, folder, tools, sealer)


@pytest.fixture
def person() -> Callable[..., dict[str, str]]:
    """A line of a young-people file, fictitious."""

    def make(number: str = "D1", **cells: str) -> dict[str, str]:
        line = {
            "Identifiant": number,
            "Nom": f"EXEMPLE-{number}",
            "Prénom": "Alex",
            "Date de naissance": "14/03/2008",
            "Commune": "Le Mans",
            "Code postal": "72000",
            "Niveau atteint": "3",
            "Souhait 1": "boulanger",
        }
        return line | cells

    return make
