"""`passerelle rematch`: over those named and nobody else, each named file read being logged."""

import json

from sqlalchemy import select

from models.tables import FileView, RematchRun

NAMED = ("rural-17", "no-mobility-17")


def test_those_named_are_matched_and_nobody_else(passerelle, demo_settings, demo_store) -> None:
    told = passerelle(
        "rematch", "--person", NAMED[0], "--person", NAMED[1], "--json", on=demo_settings
    )
    document = json.loads(told.stdout)
    assert document["scope"] == "chosen"
    assert {each["young_person_id"] for each in document["people"]} == set(NAMED)
    with demo_store.reading() as session:
        seen = session.scalars(select(FileView.person_id).where(FileView.viewer_id == "console"))
        assert set(NAMED) <= set(seen)


def test_a_name_that_is_unknown_asks_for_nothing(passerelle, demo_settings, demo_store) -> None:
    told = passerelle("rematch", "--person", "personne", on=demo_settings)
    assert told.exit_code == 1
    assert "introuvable" in told.stderr
    with demo_store.reading() as session:
        assert session.scalar(select(RematchRun.id).where(RematchRun.active.is_not(None))) is None


def test_chosen_people_are_asked_for_by_name(passerelle, demo_settings) -> None:
    told = passerelle("rematch", "--scope", "chosen", on=demo_settings)
    assert told.exit_code == 1
    assert "--person" in told.stderr


def test_a_run_over_those_named_is_told_to_a_reader(passerelle, demo_settings) -> None:
    told = passerelle("rematch", "--person", NAMED[0], on=demo_settings)
    assert told.exit_code == 0
    assert NAMED[0] in told.stdout
