"""The report names places and reasons, and opens safely in a spreadsheet."""

import csv
import io

from api.services.imports.report import ImportReport, rejected_lines
from data.sources.flaws import Flaw

FLAWS = (
    Flaw(9, "Nom", "texte", "remarque", refused=False),
    Flaw(7, "=Colonne", "2 chiffres", "téléphone attendu"),
    Flaw(7, "Date", "vide", "valeur obligatoire"),
)


def _report(landed: bool = True) -> ImportReport:
    return ImportReport("young-people", "s", "f.csv", "r", landed, 10, flaws=FLAWS, rejected=1)


def test_the_csv_lists_refusals_first_and_says_which_lines_landed() -> None:
    rows = list(csv.reader(io.StringIO(_report().to_csv()), delimiter=";"))
    assert rows[0] == ["Ligne", "Colonne", "Forme lue", "À corriger"]
    assert [row[0] for row in rows[1:]] == ["7", "7", "9"]
    assert rows[3][3] == "remarque (la ligne est importée)"


def test_a_header_that_begins_a_formula_does_not_run_in_the_report() -> None:
    assert ";=Colonne;" not in _report().to_csv()
    assert ";'=Colonne;" in _report().to_csv()


def test_a_line_with_two_bad_cells_counts_once_and_notes_do_not_count() -> None:
    assert rejected_lines(list(FLAWS)) == 1


def test_sentences_say_what_landed_or_that_nothing_did() -> None:
    assert _report().sentences()[0].startswith("10 lignes lues : 0 ajout, ")
    assert "Rien n'a été importé" in _report(landed=False).sentences()[0]
