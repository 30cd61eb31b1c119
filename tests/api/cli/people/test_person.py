"""`passerelle person`: the right of access and the right to be forgotten."""

import json

import pytest
from sqlalchemy import func, select

from models.tables import FileView, Identity, YoungPerson


def _count(store, table, condition):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(condition))


def test_export_opens_the_identity_and_is_logged(passerelle, demo_settings, demo_store):
    told = passerelle("person", "export", "rural-17", on=demo_settings)
    assert told.exit_code == 0, told.output
    answer = json.loads(told.stdout)
    assert answer["person_id"] == "rural-17"
    assert answer["identity"]["family_name"]
    seen = (FileView.person_id == "rural-17") & (FileView.action == "export")
    assert _count(demo_store, FileView, seen) == 1


def test_export_to_a_file_prints_nothing_personal(passerelle, demo_settings, tmp_path):
    file = tmp_path / "export.json"
    told = passerelle("person", "export", "rural-17", "--output", str(file), on=demo_settings)
    answer = json.loads(file.read_text(encoding="utf-8"))
    assert answer["identity"]["family_name"] not in told.output
    assert told.stdout == ""


def test_an_export_that_cannot_be_written_says_so(passerelle, demo_settings, tmp_path):
    file = tmp_path / "absent" / "export.json"
    told = passerelle("person", "export", "rural-17", "-o", str(file), on=demo_settings)
    assert told.exit_code == 1
    assert "fichier impossible à écrire" in told.stderr


def test_forgetting_asks_first_and_no_means_no(passerelle, demo_settings, demo_store):
    told = passerelle("person", "forget", "rural-17", on=demo_settings, typed="n\n")
    assert told.exit_code == 1
    assert "Abandonné" in told.stderr
    assert _count(demo_store, YoungPerson, YoungPerson.id == "rural-17") == 1


@pytest.mark.parametrize("answer", ["o", "OUI", "y"])
def test_yes_in_french_forgets(passerelle, demo_settings, answer):
    told = passerelle("person", "forget", "rural-17", on=demo_settings, typed=f"{answer}\n")
    assert told.exit_code == 0, told.output
    assert "[o/N]" in told.output
    assert "Jeune rural-17 : oublié." in told.stdout


def test_forgetting_removes_the_person_and_says_what(passerelle, demo_settings, demo_store):
    told = passerelle("person", "forget", "rural-17", "--yes", on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "Jeune rural-17 : oublié." in told.stdout
    assert _count(demo_store, YoungPerson, YoungPerson.id == "rural-17") == 0
    assert _count(demo_store, Identity, Identity.person_id == "rural-17") == 0


def test_nobody_is_forgotten_twice(passerelle, demo_settings):
    passerelle("person", "forget", "rural-17", "--yes", on=demo_settings)
    again = passerelle("person", "forget", "rural-17", "--yes", on=demo_settings)
    assert again.exit_code == 1
    assert "Jeune introuvable : rural-17." in again.stderr
