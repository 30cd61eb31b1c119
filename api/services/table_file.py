"""How does a table leave? As CSV or XLSX, each cell safe in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal

from data.sources.safe_cells import safe_cell

type Format = Literal["csv", "xlsx"]
type Table = tuple[Sequence[str], list[list[str]]]


def written(table: Table, file_format: Format, title: str) -> bytes:
    """The table as a file's content."""
    headers, rows = table
    lines = [list(headers), *([safe_cell(cell) for cell in row] for row in rows)]
    return _csv(lines) if file_format == "csv" else _workbook(lines, title)


def _csv(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _workbook(lines: list[list[str]], title: str) -> bytes:
    # A tenth of a second to import: only who asks for a workbook waits for it, not each start.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active or workbook.create_sheet()
    sheet.title = title
    for line in lines:
        sheet.append(line)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 24
    sheet.freeze_panes = "A2"
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
