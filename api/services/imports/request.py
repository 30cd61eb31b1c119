"""What is an import given, and what does it give back?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session, sessionmaker

from models.errors import BrokenInput
from models.store.sealing import Sealer

if TYPE_CHECKING:
    from api.services.imports.report import ImportReport

Point = tuple[float, float]
_LONGEST_SOURCE = 120


@dataclass(frozen=True)
class ImportRequest:
    """One file to import.

    `source_name` is the register the file is a copy of: a newer file of the same source updates
    its rows. `mapping` is header of the file → field; it is saved for the source's next file.
    `structure_id` is the structure whose young people (or offers) these are. `preview`: all is
    read and told, and nothing is kept.
    """

    kind: str
    path: Path
    source_name: str
    structure_id: str | None = None
    strict: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    preview: bool = False

    def __post_init__(self) -> None:
        if not 0 < len(self.source_name.strip()) <= _LONGEST_SOURCE:
            raise BrokenInput(
                self.path.name, f"nom de source attendu, de 1 à {_LONGEST_SOURCE} caractères."
            )


@dataclass(frozen=True)
class ImportTools:
    """What every import works with.

    `resolve_trade` turns words into a ROME 3 code, or None when they name no trade.
    `geocode` gives the point (lat, lng) of an address, or None; leave it out where the network
    is not allowed. `on_progress` is told (lines done, lines in all), `on_writing` that
    all are read and the transaction that checks and writes them begins. `on_landed` is told of the
    account in the very transaction of the rows: what it raises undoes them.
    """

    sessions: sessionmaker[Session]
    sealer: Sealer
    today: date
    now: datetime
    resolve_trade: Callable[[str], str | None] | None = None
    geocode: Callable[[str], Point | None] | None = None
    on_progress: Callable[[int, int], None] | None = None
    on_writing: Callable[[], None] | None = None
    on_landed: "Callable[[Session, ImportReport], None] | None" = None

    def report_progress(self, done: int, total: int) -> None:
        """Tell whoever listens how far the import is."""
        if self.on_progress is not None:
            self.on_progress(done, total)

    def report_writing(self) -> None:
        """Tell whoever listens that reading is over: from here on it is all or nothing."""
        if self.on_writing is not None:
            self.on_writing()

    def report_landed(self, session: Session, report: "ImportReport") -> None:
        """Tell whoever keeps an account of its own, before anything is certain."""
        if self.on_landed is not None:
            self.on_landed(session, report)
