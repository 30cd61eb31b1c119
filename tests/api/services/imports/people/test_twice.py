"""A newer file of people: what changes, what an edit here keeps, who is absent, who is the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import update

from models.tables import (
    Home,
    Identity,
    ImportConflict,
    ImportRun,
    Refusal,
    Structure,
    Wish,
    YoungPerson,
)

Line = Callable[..., dict[str, str]]


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
