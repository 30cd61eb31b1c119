"""What does an import leave behind beside its rows? Its run, its conflicts, its column mapping."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.services.imports.landing.context import Landing
from api.services.imports.report import MOST_FLAWS_KEPT, Conflict, ImportReport
from api.services.rows.merging import insert_rows, update_rows
from api.services.rows.stored import rows_where, rows_with
from models.tables import ColumnMapping, GeocodedAddress, ImportConflict, ImportRun


@dataclass(frozen=True)
class ListOfFiles:
    """Files whose columns mean the same: of one kind, one structure (None: of none), one source."""

    kind: str
    structure_id: str | None
    source_name: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Under which its mapping is kept."""
        return self.kind, self.structure_id or "", self.source_name


def saved_mapping(session: Session, files: ListOfFiles) -> dict[str, str]:
    """Header → field, as given at the structure's earlier imports of that source."""
    found = session.get(ColumnMapping, files.key)
    return dict(found.mapping) if found else {}


def save_mapping(landing: Landing, files: ListOfFiles, mapping: Mapping[str, str]) -> None:
    """Remember the mapping for the source's next file; nothing is written when it is unchanged."""
    found = landing.session.get(ColumnMapping, files.key)
    if found is None and mapping:
        kind, structure_id, source_name = files.key
        landing.session.add(
            ColumnMapping(
                kind=kind,
                structure_id=structure_id,
                source_name=source_name,
                mapping=dict(mapping),
                saved_at=landing.tools.now,
            )
        )
    elif found is not None and found.mapping != dict(mapping):
        found.mapping = dict(mapping)
        found.saved_at = landing.tools.now


def save_conflicts(landing: Landing, run_id: str) -> tuple[Conflict, ...]:
    """List new conflicts, close those that are over; gives every conflict met in this file."""
    met = {Conflict(*cell) for cell in landing.tally.conflicts}
    over = {Conflict(*cell) for cell in landing.tally.agreed}
    if met or over:
        stored = {
            Conflict(row["table_name"], row["row_id"], row["field"]): row
            for row in rows_where(landing.session, ImportConflict)
        }
        now = landing.tools.now
        fresh: list[dict[str, Any]] = [
            {"run_id": run_id, "found_at": now, **asdict(each)} for each in met - set(stored)
        ]
        closed = [
            {"id": stored[each]["id"], "resolved_at": now}
            for each in over & set(stored)
            if stored[each]["resolved_at"] is None
        ]
        insert_rows(landing.session, ImportConflict, fresh)
        update_rows(landing.session, ImportConflict, closed)
    return tuple(sorted(met, key=lambda each: (each.table_name, each.row_id, each.field)))


def save_geocoded(session: Session, rows: list[dict[str, object]]) -> None:
    """Remember the addresses looked up, unless another import has just done so."""
    hashes = [row["address_hash"] for row in rows]
    stored = rows_with(session, GeocodedAddress, "address_hash", hashes)
    known = {row["address_hash"] for row in stored}
    insert_rows(session, GeocodedAddress, [row for row in rows if row["address_hash"] not in known])


def save_run(landing: Landing, report: ImportReport, file_sha256: str) -> None:
    """Write the run's line: counts, and the report without any value."""
    landing.session.add(
        ImportRun(
            id=report.run_id,
            kind=report.kind,
            source_name=report.source_name,
            file_sha256=file_sha256,
            started_at=landing.tools.now,
            finished_at=landing.tools.now,
            added=report.added,
            updated=report.updated,
            unchanged=report.unchanged,
            rejected=report.rejected,
            report=[asdict(flaw) for flaw in report.flaws[:MOST_FLAWS_KEPT]],
        )
    )
