"""Which rows does an XLSX workbook hold? Values only: a formula is read as its last result."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from data.sources.csv_records import Record
from data.sources.xlsx_archive import UNREADABLE, holds_formulas
from models.errors import BrokenInput

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

DATA_SHEET = "Données"
MOST_ROWS = 300_000
MOST_COLUMNS = 400
# Where a sheet ends in Excel.
_LAST_ROW: Final = 1_048_576


def read_workbook_rows(content: bytes, file: str) -> list[Record]:
    """Non-empty rows of the sheet « Données », else of the first sheet that holds any.

    Cells become text: dates as YYYY-MM-DD, whole numbers without decimals, True/False as oui/non.
    A formula without a stored result makes its row unreadable (`cells` None).
    Raises BrokenInput for anything that is not a readable workbook.
    """
    formulas = holds_formulas(content, file)
    try:
        return _read(content, file, formulas=formulas)
    except BrokenInput:
        raise
    except Exception as error:  # openpyxl fails in many ways on a damaged workbook
        raise BrokenInput(file, UNREADABLE) from error


def _read(content: bytes, file: str, *, formulas: bool) -> list[Record]:
    workbook = _open(content, values=True)
    titles = [sheet.title for sheet in workbook.worksheets]
    rows: list[Record] = []
    for title in [DATA_SHEET] if DATA_SHEET in titles else titles:
        rows = list(_rows(workbook, title, file))
        if rows:
            break
    if formulas and rows:
        entered = _open(content, values=False)
        empty = _formulas_without_result(entered, title, {row.line: row for row in rows})
        rows = [Record(row.line, None) if row.line in empty else row for row in rows]
    return rows


def _open(content: bytes, *, values: bool) -> "Workbook":
    # A tenth of a second to import: only who reads a workbook waits for it, not each start.
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    for sheet in workbook.worksheets:
        # Some programs write that a sheet is one cell wide, whatever it holds.
        sheet.reset_dimensions()
    return workbook


def _rows(workbook: "Workbook", title: str, file: str) -> Iterator[Record]:
    found = 0
    for line, row in enumerate(workbook[title].iter_rows(values_only=True), start=1):
        # Beyond, rows are no more than a number that the file gives.
        if line > _LAST_ROW or found > MOST_ROWS:
            raise BrokenInput(file, f"plus de {MOST_ROWS} lignes : découpez le fichier.")
        beyond = row[MOST_COLUMNS:]
        if beyond.count(None) < len(beyond):
            raise BrokenInput(file, f"plus de {MOST_COLUMNS} colonnes.", line=line)
        cells = tuple(_as_text(value) for value in row[:MOST_COLUMNS])
        if any(cells):
            found += 1
            yield Record(line, cells)


def _formulas_without_result(workbook: "Workbook", title: str, rows: dict[int, Record]) -> set[int]:
    empty = set()
    for line, row in enumerate(workbook[title].iter_rows(values_only=True), start=1):
        results = rows.get(line, Record(line, ())).cells or ()
        for position, value in enumerate(row[:MOST_COLUMNS]):
            is_formula = isinstance(value, str) and value.startswith("=")
            if is_formula and (position >= len(results) or not results[position]):
                empty.add(line)
    return empty


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()
