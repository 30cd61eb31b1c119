"""Separators are found, quotes are followed, and one bad line costs one line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.csv_records import SEPARATORS, find_separator, read_records


def _nothing(_header: str) -> bool:
    return False


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_separator_of_a_plain_file_is_found(separator: str) -> None:
    lines = [["nom", "commune", "niveau"], ["A", "Le Mans", "3"], ["B", "La Flèche", "4"]]
    text = "\n".join(separator.join(line) for line in lines)
    assert find_separator(text, _nothing) == separator


def test_commas_inside_cells_do_not_hide_the_semicolon() -> None:
    text = "nom;objet;adresse\nA;voir, lire;1, rue X, Le Mans\nB;a, b;2, rue Y, Le Mans\n"
    assert find_separator(text, _nothing) == ";"


def test_known_headers_decide_against_cells_full_of_another_separator() -> None:
    text = "nom,ville\nn;;;,Le Mans\nn;;;,Le Mans\nn;;;,Le Mans\n"
    assert find_separator(text, {"nom", "ville"}.__contains__) == ","
    assert find_separator(text, _nothing) == ";"


def test_semicolons_inside_quotes_do_not_hide_the_comma() -> None:
    text = 'nom,adresse\nA,"1; rue; X"\nB,"2; rue; Y"\n'
    assert find_separator(text, _nothing) == ","


def test_the_line_written_by_excel_decides_and_is_not_a_record() -> None:
    text = "sep=,\na,b;c\n1,2;3\n"
    assert find_separator(text, _nothing) == ","
    assert [record.line for record in read_records(text, ",")] == [2, 3]


def test_one_column_is_read_with_the_semicolon() -> None:
    assert find_separator("siret\n12345678200010\n", _nothing) == ";"


def test_a_quoted_cell_may_hold_line_breaks_and_lines_keep_their_number() -> None:
    records = list(read_records('a;b\n"x\ny";1\nz;2\n', ";"))
    assert [(r.line, r.cells) for r in records] == [
        (1, ("a", "b")),
        (2, ("x\ny", "1")),
        (4, ("z", "2")),
    ]


def test_a_stray_quote_costs_its_own_line_only() -> None:
    records = list(read_records('a;b\n"L"Exemple";1\nz;2\n', ";"))
    assert [(r.line, r.cells) for r in records] == [(1, ("a", "b")), (2, None), (3, ("z", "2"))]


def test_a_quote_never_closed_does_not_swallow_the_file() -> None:
    text = 'a;b\n"jamais fermé;1\n' + "".join(f"x{n};{n}\n" for n in range(100))
    records = list(read_records(text, ";"))
    assert [r.line for r in records if r.cells is None] == [2]
    assert len(records) == 102


def test_empty_lines_are_left_out() -> None:
    assert [r.line for r in read_records("a;b\n\n   \n1;2\n", ";")] == [1, 4]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=8),
    st.sampled_from(SEPARATORS),
)
def test_what_a_csv_writer_writes_is_read_back(rows: list[list[str]], separator: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    read = [list(record.cells or ()) for record in read_records(text.getvalue(), separator)]
    # A declaration of Excel's on the first line is not data.
    assert read == rows
