"""Which rows does an XLSX workbook hold? Values only: a formula is read as its last result."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from data.sources.csv_records import Record
from models.errors import BrokenInput

DATA_SHEET = "Données"
# A workbook is a zip: refuse one that unfolds to far more than any register (a "zip bomb").
_LARGEST_UNFOLDED_BYTES = 400 * 1024 * 1024
_UNREADABLE = "classeur illisible : ouvrez-le dans un tableur et enregistrez-le de nouveau en XLSX."


def read_workbook_rows(content: bytes, file: str) -> list[Record]:
    """Non-empty rows of the sheet « Données », else of the first sheet that holds any.

    Cells become text: dates as YYYY-MM-DD, whole numbers without decimals, True/False as oui/non.
    A formula without a stored result makes its row unreadable (`cells` None).
    Raises BrokenInput for anything that is not a readable workbook.
    """
    formulas = _check_archive(content, file)
    values = _open(content, file, values=True)
    name = _data_sheet(values)
    try:
        rows = list(_rows(values, name))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        raise BrokenInput(file, _UNREADABLE) from error
    if formulas:
        empty = _formulas_without_result(content, file, name, {row.line: row for row in rows})
        rows = [Record(row.line, None) if row.line in empty else row for row in rows]
    return rows


def _check_archive(content: bytes, file: str) -> bool:
    """Refuse what is no workbook; say whether any sheet holds formulas."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BrokenInput(file, _UNREADABLE) from error
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise BrokenInput(
            file,
            "ce fichier n'est pas un classeur XLSX (document texte, ODS ou archive). "
            "Enregistrez le tableau en XLSX ou en CSV.",
        )
    if sum(entry.file_size for entry in entries) > _LARGEST_UNFOLDED_BYTES:
        raise BrokenInput(file, "classeur démesuré une fois décompressé : découpez-le.")
    sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    try:
        texts = [archive.read(name) for name in sheets]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise BrokenInput(file, _UNREADABLE) from error
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts):
        raise BrokenInput(file, "classeur refusé : il contient des définitions XML interdites.")
    return any(b"<f>" in text or b"<f " in text for text in texts)


def _open(content: bytes, file: str, *, values: bool) -> Workbook:
    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    except (ValueError, KeyError, TypeError, SyntaxError, InvalidFileException) as error:
        raise BrokenInput(file, _UNREADABLE) from error
    except zipfile.BadZipFile as error:
        raise BrokenInput(file, _UNREADABLE) from error


def _data_sheet(workbook: Workbook) -> str:
    names = [sheet.title for sheet in workbook.worksheets]
    if DATA_SHEET in names:
        return DATA_SHEET
    for name in names:
        if next(_rows(workbook, name), None) is not None:
            return name
    return names[0] if names else ""


def _rows(workbook: Workbook, sheet: str) -> Iterator[Record]:
    if not sheet:
        return
    found = workbook[sheet].iter_rows(values_only=True)
    for line, row in enumerate(found, start=1):
        cells = tuple(_as_text(value) for value in row)
        if any(cells):
            yield Record(line, cells)


def _formulas_without_result(
    content: bytes, file: str, sheet: str, rows: dict[int, Record]
) -> set[int]:
    empty = set()
    for line, row in enumerate(
        _open(content, file, values=False)[sheet].iter_rows(values_only=True), start=1
    ):
        results = rows.get(line, Record(line, ())).cells or ()
        for position, value in enumerate(row):
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
