"""What a workbook holds is read whole, whatever its program wrote about it; damage is refused."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from data.sources import xlsx_rows
from data.sources.xlsx_rows import read_workbook_rows
from models.errors import BrokenInput

_SHEET = "xl/worksheets/sheet1.xml"
_ROWS: list[list[object]] = [["Nom", "Jour"], ["A", date(2026, 1, 5)], ["B", "=A2"]]


def _workbook(part: str = _SHEET, pattern: str = "", replacement: str = "") -> bytes:
    """Three rows, with what a pattern finds in one part written otherwise."""
    workbook, written = Workbook(), io.BytesIO()
    sheet = workbook.active
    assert sheet is not None
    for row in _ROWS:
        sheet.append(row)
    content = io.BytesIO()
    workbook.save(content)
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part and pattern:
                text, found = re.subn(pattern, replacement, text, count=1)
                assert found, "the part holds what is to be changed"
            target.writestr(name, text)
    return written.getvalue()


def test_a_sheet_that_calls_itself_one_cell_wide_is_read_whole() -> None:
    # Programs that write row by row often leave <dimension ref="A1"/> behind.
    told = _workbook(pattern="<dimension[^>]*>", replacement='<dimension ref="A1"/>')
    rows = read_workbook_rows(told, "f.xlsx")
    assert [row.cells for row in rows] == [("Nom", "Jour"), ("A", "2026-01-05"), None]
    assert rows == read_workbook_rows(_workbook(), "f.xlsx")


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        (_SHEET, '<c r="A2"[^>]*>.*?</c>', '<c r="A2" t="s"><v>77</v></c>'),
        (_SHEET, '<row r="2"', '<row r="deux"'),
        (_SHEET, 'r="B2"', 'r="ZZZZ9"'),
        (_SHEET, 'workbookViewId="0"', 'workbookViewId="x"'),
        (_SHEET, 'bottom="1"', 'bottom="x"'),
        (_SHEET, "</sheetData>", ""),
        ("xl/styles.xml", '(<cellXfs[^>]*><xf )numFmtId="0"', r'\1numFmtId="99999999999"'),
        ("[Content_Types].xml", "sheet.main", "autre"),
    ],
)
def test_a_damaged_part_makes_it_unreadable_and_nothing_else(
    part: str, pattern: str, replacement: str
) -> None:
    with pytest.raises(BrokenInput, match="classeur illisible : ouvrez-le dans un tableur"):
        read_workbook_rows(_workbook(part, pattern, replacement), "f.xlsx")


def test_a_row_that_says_it_is_very_far_is_not_waited_for() -> None:
    far = _workbook(pattern='<row r="3"', replacement='<row r="99999999999"')
    with pytest.raises(BrokenInput, match="plus de 300000 lignes"):
        read_workbook_rows(far, "f.xlsx")


def test_rows_past_the_most_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_rows, "MOST_ROWS", 1)
    with pytest.raises(BrokenInput, match="plus de 1 lignes"):
        read_workbook_rows(_workbook(), "f.xlsx")


def test_a_value_past_the_last_column_is_refused_and_an_empty_cell_there_is_not() -> None:
    beyond = '<c r="ZZZ2"{}</row>'
    empty = _workbook(pattern="</row>", replacement=beyond.format("/>").replace("2", "1"))
    assert [row.line for row in read_workbook_rows(empty, "f.xlsx")] == [1, 2, 3]
    full = _workbook(pattern="</row>", replacement=beyond.format("><v>1</v></c>").replace("2", "1"))
    with pytest.raises(BrokenInput, match="ligne 1 : plus de 400 colonnes"):
        read_workbook_rows(full, "f.xlsx")
