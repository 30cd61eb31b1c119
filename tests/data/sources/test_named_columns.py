import pytest

from data.sources.named_columns import NamedCells, read_named_columns
from models.errors import BrokenInput


def _read(tmp_path, content):
    file = tmp_path / "paires.csv"
    file.write_text(content, "utf-8")
    return list(read_named_columns(file, ("a", "b"), ("c",)))


def test_columns_are_found_by_name_whatever_the_order_and_the_separator(tmp_path):
    assert _read(tmp_path, "autre;B ;A\nx;2;1\n") == [NamedCells(2, {"a": "1", "b": "2", "c": ""})]


def test_a_short_line_has_empty_cells(tmp_path):
    assert _read(tmp_path, "a,b,c\n1\n") == [NamedCells(2, {"a": "1", "b": "", "c": ""})]


def test_an_absent_column_is_named_with_what_is_expected(tmp_path):
    with pytest.raises(BrokenInput, match=r"colonne « b » : colonne absente.*a, b"):
        _read(tmp_path, "a,x\n1,2\n")


def test_an_empty_file_and_an_open_quote_are_refused_by_line(tmp_path):
    with pytest.raises(BrokenInput, match="colonne absente"):
        _read(tmp_path, "")
    with pytest.raises(BrokenInput, match="ligne 2"):
        _read(tmp_path, 'a,b\n"1,2\n')


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BrokenInput, match="illisible"):
        list(read_named_columns(tmp_path / "absent.csv", ("a",)))
