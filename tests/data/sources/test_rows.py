"""Good lines are read, bad ones reported by place and form, and no value ever shows."""

from datetime import date

import pytest

from data.sources.columns import KINDS, header_name
from data.sources.headers import known_header, map_headers
from data.sources.rows import ReadRows, read_rows
from data.sources.spreadsheets import sheet_from_bytes

TODAY = date(2026, 11, 22)
# Of the form of a registration number, for a person who cannot exist (département 99 abroad).
NIR = "1 08 03 99 999 999"


def _read(text: str, kind: str = "young-people") -> ReadRows:
    known = known_header(KINDS[kind])
    sheet = sheet_from_bytes(text.encode(), "f.csv", lambda h: header_name(h) in known)
    return read_rows(sheet, KINDS[kind], map_headers(sheet.headers, KINDS[kind], {}, "f"), TODAY)


HEADERS = "Identifiant;Date de naissance;Commune;Téléphone;Divers\n"


def test_a_good_line_gives_typed_values_and_none_for_empty_cells() -> None:
    read = _read(HEADERS + "D1;14/03/2008;Le Mans;;x\n")
    assert read.rows[0].values == {
        "source_id": "D1",
        "birth_date": date(2008, 3, 14),
        "commune": "Le Mans",
        "phone": None,
    }


def test_a_bad_cell_refuses_its_line_only_and_names_column_form_and_reason() -> None:
    read = _read(HEADERS + "D1;31/02/2008;Le Mans;;\nD2;01/02/2008;Le Mans;12;\nD3;1/2/2008;X;;\n")
    assert [row.line for row in read.rows] == [4]
    assert [(flaw.line, flaw.column) for flaw in read.flaws] == [
        (2, "Date de naissance"),
        (3, "Téléphone"),
    ]
    assert read.flaws[1].form == "2 chiffres"
    assert "téléphone attendu" in read.flaws[1].reason


def test_a_refused_line_still_says_who_is_in_the_file() -> None:
    read = _read(HEADERS + "D1;14/03/2008;Le Mans;12;\n")
    assert read.rows == ()
    assert read.refused[0].values["source_id"] == "D1"


def test_a_missing_required_value_is_refused() -> None:
    assert "valeur obligatoire" in _read(HEADERS + "D1;;Le Mans;;\n").flaws[0].reason


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("number", [NIR, NIR.replace(" ", ""), f"n° {NIR}"])
def test_a_registration_number_refuses_the_line_in_any_column(column: int, number: str) -> None:
    cells = ["D1", "14/03/2008", "Le Mans", "", ""]
    cells[column] = number
    read = _read(HEADERS + ";".join(cells) + "\n")
    assert read.rows == ()
    assert any("sécurité sociale" in flaw.reason for flaw in read.flaws)
    assert "99" not in repr(read.flaws)


def test_long_numbers_that_are_no_registration_number_pass() -> None:
    read = _read(HEADERS + "12345678200010;14/03/2008;Le Mans;06 12 34 56 78;\n")
    assert len(read.rows) == 1


def test_no_value_shows_in_the_flaws_of_a_line_that_is_wrong_everywhere() -> None:
    secrets = ["Zorglub", "Adalbert", "13/37/2042", "Xanadu"]
    text = "Nom;Prénom;Date de naissance;Code postal\n" + ";".join(secrets) + "\n"
    flaws = _read(text).flaws
    assert len(flaws) == 2
    assert not any(secret in repr(flaws) for secret in secrets)


def test_a_siret_spoilt_by_a_spreadsheet_is_explained() -> None:
    read = _read("SIRET;Raison sociale\n3,56E+13;X\n", "employers")
    assert "notation scientifique" in read.flaws[0].reason
