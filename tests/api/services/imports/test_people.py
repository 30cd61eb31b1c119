"""Young people land once, are updated, flagged when absent, and never lose an edit made here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from api.services.imports.people import IDS_TOLD
from data.sources.templates import template
from models.enums import Licence, RefusalKind, Stage, WishCertainty
from models.tables import (
    AuditAttribute,
    ColumnMapping,
    Home,
    Identity,
    ImportConflict,
    ImportRun,
    Lift,
    Refusal,
    Structure,
    Wish,
    YoungPerson,
)

Line = Callable[..., dict[str, str]]


def test_a_line_becomes_a_person_with_home_wish_and_sealed_identity(desk, person: Line) -> None:
    report = desk.give("young-people", person(Téléphone="06 12 34 56 78", Permis="AM|B"))
    assert (report.added, report.rejected) == (1, 0)
    (stored,) = desk.all(YoungPerson)
    assert (stored.birth_date, stored.level_reached) == (date(2008, 3, 14), 3)
    assert stored.licences.split(",") == [Licence.AM, Licence.B]
    assert stored.stage is Stage.TO_CONFIRM
    (home,), (wish,) = desk.all(Home), desk.all(Wish)
    assert (home.insee, home.position, home.lat) == ("72181", 1, None)
    assert (wish.rome, wish.rank, wish.certainty) == ("D1102", 1, WishCertainty.LIKELY)
    (identity,) = desk.all(Identity)
    opened = desk.sealer.open(identity.sealed)
    assert (opened.family_name, opened.phone) == ("EXEMPLE-D1", "0612345678")
    assert opened.imilo_number == "D1"


def test_the_report_says_by_line_under_which_id_each_person_is_found(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1"), person("D2"))
    stored = {each.id for each in desk.all(YoungPerson)}
    told = [said.split(" : ") for said in report.messages if said.startswith("  ligne")]
    assert [line.strip() for line, _ in told] == ["ligne 2", "ligne 3"]
    assert {person_id for _, person_id in told} == stored


def test_the_report_of_a_long_file_names_ten_people_and_says_how_many_more(
    desk, person: Line
) -> None:
    report = desk.give("young-people", *(person(f"D{number}") for number in range(IDS_TOLD + 2)))
    told = [said for said in report.messages if said.startswith("  ligne")]
    assert len(told) == IDS_TOLD
    assert "  … et 2 autres, sur la page d'accueil." in report.messages


def test_nothing_that_identifies_lies_outside_the_sealed_column(desk, person: Line) -> None:
    desk.give("young-people", person("DOSSIER77", Téléphone="0612345678", Nom="ZORGLUB"))
    everything = repr(desk.everything())
    for secret in ("DOSSIER77", "ZORGLUB", "0612345678", "Alex"):
        assert secret not in everything


def test_every_column_of_the_template_lands(desk, person: Line) -> None:
    line = person(
        **{
            "Souhait 1 : niveau visé": "CAP",
            "Souhait 1 : certitude": "sûr",
            "Souhait 1 : minutes maximum": "60",
            "Souhait 2": "I1604",
            "Métiers refusés": "mécano | D1102",
            "Horaires refusés": "nuit, dimanche",
            "Covoiturage : jours": "lun-mer",
            "Covoiturage : départ après": "7h30",
            "Commune 2": "La Flèche",
            "Code postal 2": "72200",
            "Domicile 2": "autre parent",
            "Étape du projet": "prêt à signer",
            "Aucune mobilité": "oui",
        }
    )
    desk.give("young-people", line)
    wishes = {wish.rank: wish for wish in desk.all(Wish)}
    assert (wishes[1].target_level, wishes[1].max_minutes) == (3, 60)
    assert wishes[2].rome == "I1604"
    assert {home.label for home in desk.all(Home)} == {"domicile", "autre parent"}
    assert [(lift.weekdays, lift.leaves_after.hour) for lift in desk.all(Lift)] == [("123", 7)]
    refused = {(each.kind, each.value) for each in desk.all(Refusal)}
    assert (RefusalKind.TRADE, "I1604") in refused
    assert (RefusalKind.HOURS, "night") in refused
    (stored,) = desk.all(YoungPerson)
    assert (stored.stage, stored.no_mobility) == (Stage.READY_TO_SIGN, True)


def test_importing_twice_changes_nothing(desk, person: Line) -> None:
    lines = [person("D1", Sexe="F", QPV="oui"), person("D2"), person("D3", Nom="")]
    first = desk.give("young-people", *lines)
    before = desk.everything()
    second = desk.give("young-people", *lines)
    assert (first.added, second.added, second.updated, second.unchanged) == (3, 0, 0, 3)
    assert desk.everything() == before
    assert desk.count(ImportRun) == 2


def test_a_newer_file_updates_what_changed_and_only_that(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), person("D2"))
    newer = person("D1", **{"Niveau atteint": "bac", "Souhait 1": "mécano", "Commune": "Allonnes"})
    newer["Code postal"] = "72700"
    report = desk.give("young-people", newer, person("D2"))
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    levels = sorted(each.level_reached for each in desk.all(YoungPerson))
    assert levels == [3, 4]
    assert sorted(wish.rome for wish in desk.all(Wish)) == ["D1102", "I1604"]
    assert sorted(home.insee for home in desk.all(Home)) == ["72003", "72181"]


def test_a_column_the_newer_file_lacks_is_left_alone(desk, person: Line) -> None:
    desk.give("young-people", person("D1", Vélo="oui", **{"Métiers refusés": "mécano"}))
    report = desk.give("young-people", person("D1"))
    assert report.unchanged == 1
    assert desk.all(YoungPerson)[0].has_bike is True
    assert desk.count(Refusal) == 1


def test_a_cell_the_newer_file_empties_is_no_longer_known(desk, person: Line) -> None:
    desk.give("young-people", person("D1", Vélo="oui"))
    desk.give("young-people", person("D1", Vélo=""))
    assert desk.all(YoungPerson)[0].has_bike is None


def test_fields_edited_here_win_and_are_listed_once(desk, person: Line) -> None:
    desk.give("young-people", person("D1"))
    with desk.sessions.begin() as session:
        session.execute(
            update(YoungPerson).values(level_reached=5, edited_fields="level_reached,wishes,phone")
        )
    newer = person("D1", Téléphone="0612345678", **{"Niveau atteint": "4", "Souhait 1": "mécano"})
    report = desk.give("young-people", newer)
    assert desk.all(YoungPerson)[0].level_reached == 5
    assert [wish.rome for wish in desk.all(Wish)] == ["D1102"]
    assert desk.sealer.open(desk.all(Identity)[0].sealed).phone is None
    assert {c.field for c in report.conflicts} == {"level_reached", "wishes", "phone"}
    assert (report.updated, report.unchanged) == (0, 1)
    desk.give("young-people", newer)
    assert desk.count(ImportConflict) == 3


def test_a_conflict_is_over_when_the_file_comes_to_agree(desk, person: Line) -> None:
    desk.give("young-people", person("D1"))
    with desk.sessions.begin() as session:
        session.execute(update(YoungPerson).values(level_reached=5, edited_fields="level_reached"))
    desk.give("young-people", person("D1", **{"Niveau atteint": "4"}))
    assert desk.all(ImportConflict)[0].resolved_at is None
    desk.give("young-people", person("D1", **{"Niveau atteint": "5"}))
    assert desk.all(ImportConflict)[0].resolved_at == desk.tools.now


def test_people_absent_from_the_newer_file_are_flagged_and_unflagged(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), person("D2"))
    gone = desk.give("young-people", person("D1"))
    assert gone.absent == 1
    since = [each.absent_from_source_since for each in desk.all(YoungPerson)]
    assert sorted(since, key=str) == [desk.tools.today, None]
    later = replace(desk.tools, today=date(2026, 12, 1))
    assert desk.give("young-people", person("D1"), tools=later).absent == 0
    assert desk.tools.today in [each.absent_from_source_since for each in desk.all(YoungPerson)]
    back = desk.give("young-people", person("D1"), person("D2"))
    assert (back.returned, back.absent) == (1, 0)
    assert not any(each.absent_from_source_since for each in desk.all(YoungPerson))


def test_a_person_on_a_refused_line_is_not_absent(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), person("D2"))
    report = desk.give("young-people", person("D1"), person("D2", Commune="Nulle-Part-sur-Rien"))
    assert (report.rejected, report.absent) == (1, 0)
    report = desk.give("young-people", person("D1"), person("D2", Téléphone="12"))
    assert (report.rejected, report.absent) == (1, 0)


def test_nobody_is_flagged_when_a_refused_line_says_not_who_it_is(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), person("D2"))
    report = desk.give("young-people", person("D1"), person("", Prénom="", Nom=""))
    assert (report.rejected, report.absent) == (1, 0)
    report = desk.give("young-people", person("D1"), person("", **{"Date de naissance": "x"}))
    assert report.absent == 0
    assert any("Absences non signalées" in said for said in report.messages)


def test_another_source_is_not_absent_and_another_structure_not_touched(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), source="a")
    report = desk.give("young-people", person("D1"), source="b")
    assert (report.added, report.absent) == (1, 0)
    assert desk.count(YoungPerson) == 2
    assert len({each.structure_id for each in desk.all(YoungPerson)}) == 2


def test_the_same_person_in_another_source_of_the_structure_is_one(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), source="a")
    structure = desk.all(Structure)[0].id
    other = person("X9", Nom="Exemple D1", Vélo="oui", **{"Niveau atteint": "4"})
    report = desk.give("young-people", other, source="b", structure_id=structure)
    assert (report.added, report.updated) == (0, 1)
    (stored,) = desk.all(YoungPerson)
    # Only what was unknown is taken from the second source.
    assert (stored.has_bike, stored.level_reached, stored.source_name) == (True, 3, "a")
    again = desk.give("young-people", other, source="b", structure_id=structure)
    assert again.unchanged == 1


def test_without_a_number_name_and_birth_date_make_the_person(desk, person: Line) -> None:
    line = person("")
    assert desk.give("young-people", line).added == 1
    spelt_otherwise = desk.give("young-people", line | {"Nom": "Exemple-"})
    assert (spelt_otherwise.added, spelt_otherwise.absent) == (0, 0)
    other = line | {"Date de naissance": "15/03/2008"}
    assert desk.give("young-people", line, other).added == 1


def test_the_same_person_twice_in_a_file_lands_once(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1"), person("D1", Vélo="oui"))
    assert (report.added, report.rejected) == (1, 1)
    assert "ligne 2" in report.flaws[0].reason


def test_a_renewed_key_still_finds_who_came_under_the_old_one(desk, person: Line) -> None:
    desk.give("young-people", person("D1"), person("", Nom="SANS NUMERO"))
    new_key = "une autre clé, longue elle aussi de trente-deux signes"
    old_key = "clé d'essai, longue de plus de trente-deux signes"
    both = replace(desk.tools, sealer=type(desk.sealer)([new_key, old_key]))
    lines = person("D1"), person("", Nom="SANS NUMERO")
    report = desk.give("young-people", *lines, tools=both)
    assert (report.added, report.unchanged, report.absent) == (0, 2, 0)


def test_sex_and_district_go_to_the_audit_table_only(desk, person: Line) -> None:
    desk.give("young-people", person("D1", Sexe="Mme", QPV="oui"), person("D2", Sexe="", QPV=""))
    (audit,) = desk.all(AuditAttribute)
    assert (audit.sex, audit.priority_district) == ("f", True)
    assert not {"sex", "priority_district"} & set(YoungPerson.__table__.columns.keys())


def test_a_comment_column_is_not_read_and_stops_a_strict_import(desk, person: Line) -> None:
    line = person("D1", Commentaires="parle à voix basse")
    report = desk.give("young-people", line)
    assert report.added == 1
    assert [flaw.reason for flaw in report.flaws] == ["texte libre refusé : colonne non lue"]
    assert "voix basse" not in repr(desk.everything())
    assert not desk.give("young-people", line, strict=True).landed


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Commune": "", "Code postal": ""}, "ni commune"),
        ({"Commune": "Saint-Martin", "Code postal": ""}, "plusieurs communes"),
        ({"Commune": "Nulle-Part", "Code postal": ""}, "introuvable"),
        ({"Commune": "", "Code postal": "", "Code Insee": "72999"}, "code Insee inconnu"),
    ],
)
def test_a_home_that_cannot_be_placed_refuses_the_line(
    desk, person: Line, cells: dict[str, str], reason: str
) -> None:
    report = desk.give("young-people", person(**cells))
    assert (report.added, report.rejected) == (0, 1)
    assert reason in report.flaws[0].reason


@pytest.mark.parametrize("insee", ["2A004", "97411"])
def test_corsica_and_overseas_are_homes_like_any_other(desk, person: Line, insee: str) -> None:
    desk.give("young-people", person(Commune="", **{"Code postal": "", "Code Insee": insee}))
    assert desk.all(Home)[0].insee == insee


def test_a_wish_in_no_known_words_is_noted_and_the_line_lands(desk, person: Line) -> None:
    report = desk.give("young-people", person("D1", **{"Souhait 1": "je sais pas"}))
    assert (report.added, report.rejected) == (1, 0)
    assert [(flaw.column, flaw.refused) for flaw in report.flaws] == [("Souhait 1", False)]
    assert desk.count(Wish) == 0


def test_what_points_at_nothing_known_is_noted(desk, person: Line) -> None:
    line = person("D1", Référent="a-9", **{"Employeurs refusés": "12345678200010"})
    report = desk.give("young-people", line)
    assert report.added == 1
    assert {flaw.column for flaw in report.flaws} == {"Référent", "Employeurs refusés"}


def test_an_employer_refused_is_found_by_its_siret(desk, person: Line) -> None:
    siret = "12345678200010"
    desk.give("employers", {"SIRET": siret, "Raison sociale": "X"})
    desk.give("young-people", person("D1", **{"Employeurs refusés": siret}))
    (refusal,) = desk.all(Refusal)
    assert refusal.kind is RefusalKind.EMPLOYER
    assert refusal.value.startswith("e-")


def test_a_mapping_is_saved_for_the_next_file_of_the_source(desk, person: Line) -> None:
    line = person("D1")
    line["Bourg"] = line.pop("Commune")
    line["Code"] = line.pop("Code postal")
    mapping = {"Bourg": "Commune", "Code": "postcode"}
    assert desk.give("young-people", line, mapping=mapping).added == 1
    assert desk.all(ColumnMapping)[0].mapping == {"Bourg": "commune", "Code": "postcode"}
    assert desk.give("young-people", line).unchanged == 1


def test_the_template_lands_as_it_is(desk) -> None:
    path = desk.folder / "modele.xlsx"
    path.write_bytes(template("young-people", "xlsx"))
    from api.services.imports.import_file import import_file
    from api.services.imports.request import ImportRequest

    report = import_file(desk.tools, ImportRequest("young-people", path, "modele"))
    assert (report.added, report.rejected) == (2, 0)
