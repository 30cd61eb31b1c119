"""Which lines of a table can be used? Each cell read by its column, or refused with a reason."""

import re
from dataclasses import dataclass
from datetime import date

from data.sources.columns import Column, Kind
from data.sources.flaws import CellRefused, Flaw
from data.sources.headers import HeaderMap
from data.sources.safe_cells import plain_cell
from data.sources.spreadsheets import Sheet
from models.codes import form_of, looks_like_personal_number
from models.errors import InvalidCode, PersonalNumberRefused

# Thirteen signs of a number, however grouped: only such cells are worth the full NIR check.
_LONG_NUMBER = re.compile(r"(?:\d\W{0,3}){5}[\dAaBb]\W{0,3}(?:[\dAaBb]\W{0,3}){6}")
_NIR = "ressemble à un numéro de sécurité sociale : Passerelle ne l'accepte nulle part, retirez-le"


@dataclass(frozen=True, slots=True)
class Row:
    """One usable line: its number in the file, and a value (or None) for each column present."""

    line: int
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Usable lines, flaws of the others, and what the refused lines still said.

    `refused` keeps, for each refused line, the cells that could be read: an import must know who
    is in the file even when the rest of the line is wrong.
    """

    rows: tuple[Row, ...]
    flaws: tuple[Flaw, ...]
    refused: tuple[Row, ...]


def read_rows(sheet: Sheet, kind: Kind, headers: HeaderMap, today: date) -> ReadRows:
    """Read every line of `sheet`; a line with one bad cell is refused whole."""
    columns = [(kind.column(key), at) for key, at in headers.positions.items()]
    good: list[Row] = []
    refused: list[Row] = []
    flaws = list(sheet.flaws)
    for line, cells in sheet.rows:
        values: dict[str, object] = {}
        found = _personal_numbers(line, cells, sheet.headers)
        for column, at in columns:
            try:
                values[column.key] = _value(column, plain_cell(cells[at]), today)
            except (CellRefused, InvalidCode, PersonalNumberRefused) as error:
                reason = _reason(error)
                found.append(Flaw(line, sheet.headers[at], form_of(cells[at]), reason))
        (refused if found else good).append(Row(line, values))
        flaws += found
    refused += [Row(flaw.line, {}) for flaw in sheet.flaws]
    return ReadRows(tuple(good), tuple(flaws), tuple(refused))


def _value(column: Column, text: str, today: date) -> object:
    value = column.read(text, today)
    if value is None and column.required:
        raise CellRefused(f"valeur obligatoire : {column.form}")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, CellRefused):
        return error.reason
    if isinstance(error, InvalidCode):
        return f"attendu {error.expected}"
    return _NIR


def _personal_numbers(line: int, cells: tuple[str, ...], headers: tuple[str, ...]) -> list[Flaw]:
    return [
        Flaw(line, header, form_of(cell), _NIR)
        for header, cell in zip(headers, cells, strict=True)
        if len(cell) >= 13 and _LONG_NUMBER.search(cell) and looks_like_personal_number(cell)
    ]
