"""Ruptures land as cases: matched by name and birth date, to confirm when in doubt, never lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from api.services.imports.import_file import import_file
from api.services.imports.request import ImportRequest
from models.enums import OutcomeKind, RuptureCause, RuptureMatch
from models.tables import Employer, Outcome, Placement, RuptureCase, Structure

Line = Callable[..., dict[str, str]]
SIRET = "12345678200010"
LARGE, BAD = 5000, 300


@pytest.fixture
def ready(desk, person: Line):
    """A desk where two young people and one contract are known."""
    desk.give("young-people", person("D1"), person("D2"))
    signed = {"Identifiant du jeune": "D1", "SIRET de l'employeur": SIRET, "Type": "apprentissage"}
    signed |= {"Métier": "D1102", "Issue": "signé", "Début": "01/09/2026", "Fin": "31/08/2028"}
    desk.give("outcomes", signed)
    return desk


def _line(number: str = "D1", **cells: str) -> dict[str, str]:
    line = {"Nom": f"Exemple {number}", "Prénom": "ALEX", "Date de naissance": "14/03/2008"}
    return {**line, "Date rupture contrat": "14/10/2026", **cells}


def test_a_known_person_s_contract_is_noted_as_broken(ready) -> None:
    report = ready.give("ruptures", _line(Cause="distance"))
    assert (report.added, report.rejected) == (1, 0)
    (case,), (placement,) = ready.all(RuptureCase), ready.all(Placement)
    assert (case.match, case.person_id) == (RuptureMatch.MATCHED, placement.person_id)
    assert case.placement_id == placement.id
    assert placement.ruptured_on == case.ruptured_on == date(2026, 10, 14)
    assert case.cause is RuptureCause.DISTANCE
    kinds = [(o.kind, o.happened_on) for o in ready.all(Outcome) if o.placement_id == placement.id]
    assert (OutcomeKind.RUPTURED, date(2026, 10, 14)) in kinds
    # Who it is lies in their own file only.
    assert (case.sealed, case.name_hash, case.birth_date) == (None, None, None)


def test_without_a_birth_date_a_name_is_to_be_confirmed(ready) -> None:
    ready.give("ruptures", _line(**{"Date de naissance": ""}))
    (case,) = ready.all(RuptureCase)
    assert (case.match, case.person_id) == (RuptureMatch.TO_CONFIRM, None)
    assert ready.sealer.open(case.sealed).given_name == "ALEX"
    assert ready.all(Placement)[0].ruptured_on is None


def test_another_first_name_with_the_same_birth_date_is_to_be_confirmed(ready) -> None:
    ready.give("ruptures", _line(Prénom="Alexandre"))
    assert ready.all(RuptureCase)[0].match is RuptureMatch.TO_CONFIRM


@pytest.mark.parametrize("cells", [{"Nom": "AUTRE"}, {"Date de naissance": "15/03/2008"}])
def test_somebody_without_a_file_is_kept_sealed(ready, cells: dict[str, str]) -> None:
    ready.give("ruptures", _line(**cells))
    (case,) = ready.all(RuptureCase)
    assert (case.match, case.person_id) == (RuptureMatch.NOT_KNOWN, None)
    assert case.sealed
    assert b"AUTRE" not in case.sealed


def test_a_person_whose_file_comes_later_is_matched_then(ready, person: Line) -> None:
    lines = [_line(), _line("D3")]
    ready.give("ruptures", *lines)
    ready.give("young-people", person("D1"), person("D2"), person("D3"))
    report = ready.give("ruptures", *lines)
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    assert all(case.match is RuptureMatch.MATCHED for case in ready.all(RuptureCase))
    assert all(case.sealed is None for case in ready.all(RuptureCase))


def test_a_cfa_s_dossier_gives_the_contract_that_nobody_had_entered(ready) -> None:
    dossier = {
        "nom_apprenant": "Exemple D2",
        "prenom_apprenant": "Alex",
        "date_de_naissance_apprenant": "2008-03-14",
        "formation_rncp": "RNCP37316",
        "contrat_date_debut": "2025-09-01",
        "contrat_date_fin": "2026-08-31",
        "contrat_date_rupture": "2025-10-01",
        "siret_employeur": "73282932000074",
        "contrat_date_debut_2": "2026-09-01",
        "contrat_date_fin_2": "2027-08-31",
        "contrat_date_rupture_2": "2026-10-02",
        "siret_employeur_2": SIRET,
        "cause_rupture_contrat_2": "problème de santé, voir sa mère",
    }
    ready.give("ruptures", dossier)
    (case,) = ready.all(RuptureCase)
    assert (case.ruptured_on, case.siret, case.rome) == (date(2026, 10, 2), SIRET, "D1104")
    # Health and family are not coded, and the text is kept nowhere.
    assert case.cause is RuptureCause.UNKNOWN
    assert "santé" not in repr(ready.everything())
    placement = next(row for row in ready.all(Placement) if row.id == case.placement_id)
    employer = next(row for row in ready.all(Employer) if row.siret == SIRET)
    assert placement.employer_id == employer.id
    assert (placement.rome, placement.ruptured_on) == ("D1104", date(2026, 10, 2))
    # 23 weekdays: in the first 45 days in the company, wherever the CFA's days lie.
    assert case.in_free_period is True


def test_the_tableau_de_bord_workbook_is_read(ready, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["NOM", "Prénom", "Date rupture contrat", "Date début", "Date fin", "RQTH"])
    sheet.append(["EXEMPLE D1", "Alex", date(2026, 10, 14), date(2026, 9, 1), None, "Oui"])
    sheet.append(["INCONNU", "Sacha", date(2026, 10, 15), date(2026, 9, 1), None, ""])
    path = tmp_path / "Rupturants_TBA_2026-11-22.xlsx"
    book.save(path)
    structure = ready.all(Structure)[0].id
    report = import_file(ready.tools, ImportRequest("ruptures", path, "tba", structure))
    assert (report.added, report.rejected) == (2, 0)
    matches = {case.ruptured_on.day: case.match for case in ready.all(RuptureCase)}
    assert matches == {14: RuptureMatch.TO_CONFIRM, 15: RuptureMatch.NOT_KNOWN}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Date rupture contrat": "23/11/2026"}, "à venir"),
        ({"Date rupture contrat": "31/09/2026"}, "calendrier"),
        ({"Début du contrat": "15/10/2026"}, "avant le début"),
        ({"Début du contrat": "01/09/2026", "Fin du contrat": "31/08/2026"}, "fin avant"),
        ({"Nom": ""}, "obligatoire"),
        ({"Nom": "…"}, "au moins une lettre"),
        ({"SIRET de l'employeur": "123"}, "attendu"),
    ],
)
def test_a_line_that_cannot_be_is_refused_with_its_reason(
    ready, cells: dict[str, str], reason: str
) -> None:
    report = ready.give("ruptures", _line(**cells), _line("D2"))
    assert (report.added, report.rejected) == (1, 1)
    assert reason in report.flaws[0].reason


def test_a_line_without_rupture_is_left_aside_and_counted(ready) -> None:
    report = ready.give("ruptures", _line(**{"Date rupture contrat": ""}))
    assert (report.added, report.rejected, ready.count(RuptureCase)) == (0, 0, 0)
    assert "1 ligne sans date de rupture" in " ".join(report.sentences())


def test_the_same_rupture_twice_in_a_file_is_one_case(ready) -> None:
    report = ready.give("ruptures", _line(), _line(Nom="EXEMPLE-D1"))
    assert (report.added, report.rejected) == (1, 1)
    assert "même rupture que la ligne 2" in report.flaws[0].reason


def test_a_contract_corrected_by_hand_keeps_its_day(ready) -> None:
    with ready.sessions.begin() as session:
        session.query(Placement).update({"ruptured_on": date(2026, 10, 1)})
    ready.give("ruptures", _line())
    assert ready.all(Placement)[0].ruptured_on == date(2026, 10, 1)
    assert ready.all(RuptureCase)[0].placement_id is None


def test_five_thousand_lines_with_three_hundred_bad_ones(desk) -> None:
    bad = [{"Prénom": ""}, {"Date rupture contrat": "32/10/2026"}, {"Date de naissance": "hier"}]
    lines = [
        _line(f"N{number}", **(bad[number % 3] if number % 16 == 0 and number // 16 < BAD else {}))
        for number in range(LARGE)
    ]
    first = desk.give("ruptures", *lines)
    assert (first.lines, first.added, first.rejected) == (LARGE, LARGE - BAD, BAD)
    assert desk.count(RuptureCase) == LARGE - BAD
    assert first.added + first.rejected == first.lines
    before = desk.everything()
    again = desk.give("ruptures", *lines)
    assert (again.added, again.updated, again.unchanged) == (0, 0, LARGE - BAD)
    assert again.rejected == BAD
    assert desk.everything() == before
