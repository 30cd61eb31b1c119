"""Tables are read from CSV and XLSX alike; every broken file is refused with a remedy."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from data.sources import spreadsheets
from data.sources.spreadsheets import Sheet, read_sheet, sheet_from_bytes
from models.errors import BrokenInput


def _sheet(content: bytes, name: str = "f.csv") -> Sheet:
    return sheet_from_bytes(content, name, lambda header: header.casefold() in {"nom", "commune"})


def _workbook(rows: list[list[object]], title: str = "Feuil1", before: str = "") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    if before:
        sheet.title = before
        sheet.append(["à lire"])
        sheet = workbook.create_sheet(title)
    sheet.title = title
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _with_stored_results(content: bytes, results: dict[str, str]) -> bytes:
    """What a spreadsheet program writes: each formula with its last result."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(rewritten, "w") as target:
        for entry in source.infolist():
            text = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                for formula, result in results.items():
                    before = f"<f>{formula}</f><v />".encode()
                    assert before in text or before.replace(b" />", b"/>") in text
                    after = f"<f>{formula}</f><v>{result}</v>".encode()
                    text = text.replace(before, after).replace(before.replace(b" />", b"/>"), after)
            target.writestr(entry, text)
    return rewritten.getvalue()


def test_a_csv_table_keeps_its_headers_rows_and_lines() -> None:
    sheet = _sheet("Nom;Commune\nA;Le Mans\n\nB;\n".encode("cp1252"))
    assert sheet.headers == ("Nom", "Commune")
    assert sheet.rows == ((2, ("A", "Le Mans")), (4, ("B", "")))
    assert (sheet.separator, sheet.flaws) == (";", ())


def test_a_title_above_the_headers_is_skipped() -> None:
    sheet = _sheet(b"Export du 1er juin\n;\nNom;Commune\nA;Le Mans\n")
    assert (sheet.header_line, sheet.headers) == (3, ("Nom", "Commune"))
    assert [line for line, _ in sheet.rows] == [4]


def test_a_short_row_is_completed_and_a_long_one_refused() -> None:
    sheet = _sheet(b"Nom;Commune\nA\nB;Le Mans;trop\nC;Le Mans;;\n")
    assert sheet.rows == ((2, ("A", "")), (4, ("C", "Le Mans")))
    assert [(flaw.line, flaw.form) for flaw in sheet.flaws] == [(3, "3 cellules")]


def test_workbook_cells_become_the_text_a_person_would_type() -> None:
    # A workbook knows no time zones.
    midnight = datetime(2008, 3, 14, 0, 0)  # noqa: DTZ001 - as openpyxl gives it
    row: list[object] = [date(2008, 3, 14), midnight, time(8, 30)]
    row += [12345678200010, 3.0, 2.5, True, " x ", None]
    sheet = _sheet(_workbook([["Nom", *"bcdefghi"], row]), "f.xlsx")
    assert sheet.rows[0][1] == (
        "2008-03-14",
        "2008-03-14",
        "08:30",
        "12345678200010",
        "3",
        "2.5",
        "oui",
        "x",
        "",
    )
    assert sheet.encoding == "xlsx"


def test_the_sheet_named_donnees_is_read_before_the_first() -> None:
    content = _workbook([["Nom"], ["A"]], title="Données", before="Explications")
    assert _sheet(content, "f.xlsx").rows == ((2, ("A",)),)


def test_a_formula_is_its_stored_result_and_is_not_run() -> None:
    content = _workbook([["Nom", "Commune"], ["=1+1", "Le Mans"]])
    sheet = _sheet(_with_stored_results(content, {"1+1": "41"}), "f.xlsx")
    assert sheet.rows == ((2, ("41", "Le Mans")),)


def test_a_formula_without_a_stored_result_makes_its_line_unreadable() -> None:
    sheet = _sheet(_workbook([["Nom", "Commune"], ["=1+1", "x"], ["B", "y"]]), "f.xlsx")
    assert [line for line, _ in sheet.rows] == [3]
    assert [flaw.line for flaw in sheet.flaws] == [2]
    assert "formule" in sheet.flaws[0].reason


def _zip(name: str, content: bytes = b"<x/>") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "le fichier est vide"),
        (b"\xef\xbb\xbf \r\n", "le fichier est vide"),
        (b"\x00\x00\x00", "le fichier est vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "page web"),
        (b"{\\rtf1 x}", "RTF"),
        (_OLE, r"ancien format Excel \(.xls\)"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (_zip("word/document.xml"), "n'est pas un classeur XLSX"),
        (_zip("xl/workbook.xml"), "classeur illisible"),
        (b"PK\x03\x04 pas une archive", "classeur illisible"),
        (_workbook([["Nom"], ["A"]])[:2000], "classeur illisible"),
        (_workbook([]), "le fichier est vide"),
        (b"nom;commune\x00;\n", "octets nuls"),
        (b"Nom;Commune;NOM\nA;B;C\n", "deux colonnes portent cet en-t"),
        (b'"jamais ferm\xc3\xa9;b\n', "ligne d'en-têtes illisible"),
        (("Nom;" + "x;" * 500 + "\n").encode(), "plus de 400 colonnes"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenInput, match=reason) as error:
        _sheet(content, "fichier.bin")
    assert str(error.value).startswith("fichier.bin")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 3)
    assert len(_sheet(b"Nom;x\n1;a\n2;b\n").rows) == 2
    with pytest.raises(BrokenInput, match="plus de 3 lignes"):
        _sheet(b"Nom;x\n1;a\n2;b\n3;c\n")


def test_a_file_too_large_or_absent_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BrokenInput, match="illisible"):
        read_sheet(tmp_path / "absent.csv", bool)
    path = tmp_path / "f.csv"
    path.write_bytes(b"Nom;x\n1;a\n")
    assert len(read_sheet(path, bool).rows) == 1
    monkeypatch.setattr(spreadsheets, "LARGEST_BYTES", 5)
    with pytest.raises(BrokenInput, match="60 Mo"):
        read_sheet(path, bool)


def test_signs_that_nobody_sees_are_left_out_of_headers_and_cells() -> None:
    # A terminal obeys the first, no workbook takes it; the second turns what follows around.
    sheet = _sheet("No\u200bm;Commune\nBou\x1b[31mlanger;Le \u202eMans\n".encode())
    assert sheet.headers == ("Nom", "Commune")
    assert sheet.rows == ((2, ("Bou[31mlanger", "Le Mans")),)
