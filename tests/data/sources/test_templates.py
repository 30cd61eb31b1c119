"""Templates are files that import as they are, whatever program saves them again."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data.sources import column_page as column_pages
from data.sources.column_page import column_page
from data.sources.columns import KINDS, header_name
from data.sources.headers import known_header, map_headers
from data.sources.rows import ReadRows, read_rows
from data.sources.safe_cells import plain_cell, safe_cell
from data.sources.spreadsheets import sheet_from_bytes
from data.sources.templates import EXPLANATIONS_SHEET, example_lines, kind_named, template
from data.sources.xlsx_rows import DATA_SHEET
from models.errors import NotFound

TODAY = date(2026, 11, 22)


def _read(content: bytes, kind: str) -> ReadRows:
    known = known_header(KINDS[kind])
    sheet = sheet_from_bytes(content, "f", lambda header: header_name(header) in known)
    headers = map_headers(sheet.headers, KINDS[kind], {}, "f")
    assert set(headers.positions) == {column.key for column in KINDS[kind].columns}
    return read_rows(sheet, KINDS[kind], headers, TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_every_template_reads_without_flaw_and_alike_in_both_formats(kind: str) -> None:
    from_csv = _read(template(kind, "csv"), kind)
    from_xlsx = _read(template(kind, "xlsx"), kind)
    assert from_csv.flaws == ()
    assert from_csv == from_xlsx
    assert len(from_csv.rows) == len(example_lines(KINDS[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_sheet_explains_every_column(kind: str) -> None:
    workbook = load_workbook(io.BytesIO(template(kind, "xlsx")))
    assert workbook.sheetnames == [DATA_SHEET, EXPLANATIONS_SHEET]
    explained = [row[0] for row in workbook[EXPLANATIONS_SHEET].iter_rows(values_only=True)]
    assert explained[2:] == [column.header for column in KINDS[kind].columns]


def test_template_cells_are_text_so_that_codes_keep_their_zeros() -> None:
    data = load_workbook(io.BytesIO(template("employers", "xlsx")))[DATA_SHEET]
    assert data.column_dimensions["A"].number_format == "@"


def test_an_unknown_kind_lists_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"young-people, employers, offers, outcomes"):
        kind_named("people")


def test_no_kind_has_a_column_for_comments() -> None:
    words = ("commentaire", "observation", "remarque", "libre")
    names = [name for kind in KINDS.values() for c in kind.columns for name in c.names()]
    assert not [name for name in names if any(word in name for word in words)]


def test_what_only_the_bias_report_reads_is_marked() -> None:
    audit = {column.key for column in KINDS["young-people"].columns if column.audit}
    assert audit == {"sex", "priority_district"}


def test_the_page_of_columns_names_every_header() -> None:
    page = column_page()
    for kind in KINDS.values():
        assert f"## {kind.name}" in page
        for column in kind.columns:
            assert f"| {column.header} |" in page


NAMES = st.text("abcéèçœÉ '=+-@;,\t\"’", min_size=1, max_size=15).map(lambda t: "n" + t)
LINES = st.lists(st.tuples(NAMES, st.sampled_from(["Le Mans", "Saint-Étienne"])), max_size=6)


def _reads_as_utf_8(content: bytes) -> bool:
    return content.decode("utf-8", "ignore").encode() == content


@settings(max_examples=60)
@given(
    LINES,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from([";", ",", "\t"]),
)
def test_a_filled_template_reads_the_same_in_any_encoding_and_separator(
    lines: list[tuple[str, str]], encoding: str, separator: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(["Identifiant", "Raison sociale", "Enseigne", "Commune"])
    for number, (name, commune) in enumerate(lines):
        writer.writerow([f"E{number}", safe_cell(name), safe_cell("=" + name), commune])
    content = text.getvalue().encode(encoding)
    # « çœœ » in Windows-1252 is a Chinese sign in UTF-8: nobody can tell which was meant.
    assume(encoding != "cp1252" or text.getvalue().isascii() or not _reads_as_utf_8(content))
    known = known_header(KINDS["employers"])
    sheet = sheet_from_bytes(content, "f", lambda header: header_name(header) in known)
    headers = map_headers(sheet.headers, KINDS["employers"], {}, "f")
    read = read_rows(sheet, KINDS["employers"], headers, TODAY)
    assert read.flaws == ()
    assert [row.values["legal_name"] for row in read.rows] == [
        " ".join(name.split()) for name, _ in lines
    ]
    assert [row.values["commune"] for row in read.rows] == [commune for _, commune in lines]
    assert all(plain_cell(str(row.values["trade_name"])).startswith("=n") for row in read.rows)


def test_the_page_kept_beside_the_code_is_the_one_the_code_makes() -> None:
    kept = Path(column_pages.__file__).with_name("COLUMNS.md")
    assert kept.read_text(encoding="utf-8") == column_page(), (
        "columns changed: write column_page() to data/sources/COLUMNS.md"
    )
