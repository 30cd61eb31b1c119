"""What does the landing of one file share? Its transaction, its run, its readers, its flaws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from api.services.imports.meant.places import PlaceReader
from api.services.imports.request import ImportTools
from api.services.rows.merging import Tally
from api.services.trades.read_trades import TradeReader
from data.sources.flaws import Flaw
from data.sources.rows import Row
from models.enums import RecordSource

_ROWS_BETWEEN_TELLINGS = 200


@dataclass
class Landing:
    """One import under way, inside one transaction."""

    session: Session
    tools: ImportTools
    source: RecordSource
    source_name: str
    structure_id: str | None
    places: PlaceReader
    trades: TradeReader
    flaws: list[Flaw]
    headers: Mapping[str, str] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    absent: int = 0
    returned: int = 0
    kept_once: int = 0
    in_doubt: int = 0
    messages: list[str] = field(default_factory=list)
    pool_changed: bool = False
    touched_offers: set[str] = field(default_factory=set)
    touched_employers: set[str] = field(default_factory=set)

    def refuse(self, line: int, key: str, reason: str, form: str = "texte") -> None:
        """Report that a line does not land."""
        self.flaws.append(Flaw(line, self.headers.get(key, key), form, reason))

    def remark(self, line: int, key: str, reason: str, form: str = "texte") -> None:
        """Report what a line lands without."""
        self.flaws.append(Flaw(line, self.headers.get(key, key), form, reason, refused=False))

    def each(self, rows: tuple[Row, ...]) -> Iterator[Row]:
        """The rows one by one, telling now and then how far the import is."""
        for done, row in enumerate(rows):
            if done % _ROWS_BETWEEN_TELLINGS == 0:
                self.tools.report_progress(done, len(rows))
            yield row

    def provenance(self, source_key: str) -> dict[str, Any]:
        """Columns that say where a new row comes from."""
        return {
            "source": self.source.value,
            "source_name": self.source_name,
            "source_key": source_key,
            "imported_at": self.tools.now,
        }
