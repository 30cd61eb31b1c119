"""What do a sent file's columns mean, and how would its first lines be read?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.imports.landing.records import ListOfFiles, saved_mapping
from api.services.imports.run_import import V3
from api.services.not_possible import not_possible
from api.services.open_store import Store
from api.services.pool_imports.kept_file import Sample, open_sample
from api.services.pool_imports.sent import own_job
from api.services.viewer import Permission, Viewer
from data.sources.column_guesses import ColumnGuess, guess_columns
from data.sources.columns import Kind, header_name
from data.sources.headers import field_named, find_columns, map_headers, missing_columns
from data.sources.rows import read_rows
from data.sources.spreadsheets import Sheet
from data.sources.templates import kind_named
from models.codes import looks_like_personal_number
from models.tables import ImportJob

_CELLS_SHOWN = 3
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class SentColumn:
    """A column of the file: its place, header, first cells, field, and why it goes with it."""

    at: int
    header: str
    cells: tuple[str, ...]
    field: str
    how: str


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell as it would be read, under its field's name; `refused`: why it would not."""

    field: str
    value: object
    refused: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """All that the page of a file's columns shows."""

    columns: list[SentColumn]
    fields: list[tuple[str, str]]
    missing: list[str]
    twice: list[str]
    rows: list[tuple[int, list[ReadCell]]]


def settle_columns(store: Store, viewer: Viewer, job_id: str, texts: Mapping[str, str]) -> None:
    """Note which field each column feeds, as a form says it (`colonne-N`). Raises NotFound."""
    _settle(store, viewer, job_id, lambda at, _header: texts.get(f"colonne-{at}"))


def set_mapping(store: Store, viewer: Viewer, job_id: str, columns: Mapping[str, str]) -> None:
    """Note which field each header feeds, "" for none. Raises NotFound, NotPossible."""
    _settle(store, viewer, job_id, lambda _at, header: columns.get(header))


def _settle(
    store: Store, viewer: Viewer, job_id: str, said: Callable[[int, str], str | None]
) -> None:
    viewer.must(Permission.PROSPECT)
    with store.sessions.begin() as session:
        job = own_job(session, viewer, job_id)
        if job.kind == V3 or job.sample is None or job.active is not None:
            return
        kind, changed = kind_named(job.kind), dict(job.mapping)
        for at, header in enumerate(open_sample(store.sealer, job.sample).headers):
            given = said(at, header)
            if not header or given is None:
                continue
            field = field_named(kind, given) if given else ""
            if field is None:
                raise not_possible("Ce champ n'existe pas : choisissez-en un du modèle d'offres.")
            changed[header] = field
        job.mapping = changed


def settled(session: Session, store: Store, job: ImportJob, today: date) -> Settled:
    """The file's columns as they stand, and its first lines read so."""
    assert job.sample is not None  # noqa: S101
    kind, sample = kind_named(job.kind), open_sample(store.sealer, job.sample)
    files = ListOfFiles(job.kind, job.structure_id, job.source_name)
    guesses = guess_columns(sample.headers, kind, saved_mapping(session, files))
    columns = [
        SentColumn(at, guess.header, _cells(sample, at), field, _how(guess, field))
        for at, guess in enumerate(guesses)
        if guess.header
        for field in [job.mapping.get(guess.header, "")]
    ]
    positions = find_columns(sample.headers, kind, job.mapping, job.file_name)
    given = [key for key in job.mapping.values() if key]
    missing = missing_columns(kind, positions)
    return Settled(
        columns,
        [(column.key, column.header) for column in kind.columns],
        missing,
        sorted({kind.column(key).header for key in given if given.count(key) > 1}),
        [] if missing else _read(sample, kind, job, today),
    )


def _how(guess: ColumnGuess, field: str) -> str:
    """Why a column goes with its field: somebody's word goes before a guess."""
    return guess.how if field == (guess.key or "") else "chosen"


def _cells(sample: Sample, at: int) -> tuple[str, ...]:
    given = [cells[at] for _, cells in sample.rows if cells[at]]
    return tuple(_shown(cell) for cell in given[:_CELLS_SHOWN])


def _shown(cell: str) -> str:
    if looks_like_personal_number(cell):
        return "(masqué)"
    return cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 1] + "…"


def _read(
    sample: Sample, kind: Kind, job: ImportJob, today: date
) -> list[tuple[int, list[ReadCell]]]:
    sheet = Sheet(job.file_name, sample.headers, sample.header_line, sample.rows, (), "", "")
    headers = map_headers(sample.headers, kind, job.mapping, job.file_name)
    read = read_rows(sheet, kind, headers, today)
    refused = {(flaw.line, header_name(flaw.column)): flaw.reason for flaw in read.flaws}
    lines = {row.line: row.values for row in (*read.rows, *read.refused)}
    return [
        (
            line,
            [
                ReadCell(
                    kind.column(key).header,
                    lines[line].get(key),
                    refused.get((line, header_name(sample.headers[at]))),
                )
                for key, at in headers.positions.items()
            ],
        )
        for line, _ in sample.rows
    ]
