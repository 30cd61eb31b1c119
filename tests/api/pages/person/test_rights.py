"""`/jeunes/{id}/droits`: the log, export, objection, forgetting."""

import json

import pytest

PAGE = "/jeunes/car-22/droits"


@pytest.fixture
def lemans(signed_in):
    return signed_in("conseillere-lemans")


def test_the_page_shows_this_view_and_what_may_be_asked(page_of, lemans):
    page = page_of(PAGE, lemans)
    text = page.all("main")[0].text
    for words in ("1 consultation", "Exporter le dossier", "Noter son opposition", "Effacer"):
        assert words in text


def test_the_export_is_a_file_and_is_logged(page_of, lemans):
    answer = lemans.post(f"{PAGE}/export")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="passerelle-2026-11-22.json"'
    )
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.text)["person_id"] == "car-22"
    assert "dossier exporté" in page_of(PAGE, lemans).all("main")[0].text


def test_an_objection_stops_the_ranking_until_it_is_lifted(page_of, lemans):
    answer = lemans.post(f"{PAGE}/opposition", data={"opposition": "oui"})
    assert answer.url.path == PAGE
    assert "opposition au classement est notée." in answer.text
    assert "opposé au classement" in page_of("/jeunes/car-22", lemans).all("main")[0].text
    again = lemans.post(f"{PAGE}/opposition", data={"opposition": "non"})
    assert "opposition au classement est levée." in again.text


@pytest.mark.parametrize("typed", ["", "rural-17", "CAR-22", '"><script>alert(1)</script>'])
def test_nothing_is_forgotten_unless_the_id_is_typed(page_of, lemans, typed):
    answer = lemans.post(f"{PAGE}/oubli", data={"confirmation": typed})
    assert answer.status_code == 422
    assert "tapez exactement son identifiant : car-22" in answer.text
    assert "<script>alert" not in answer.text
    page_of(PAGE, lemans)


def test_once_typed_the_person_is_gone(page_of, lemans):
    answer = lemans.post(f"{PAGE}/oubli", data={"confirmation": " car-22 "})
    assert answer.url.path == "/"
    assert "Le dossier est effacé." in answer.text
    page_of(PAGE, lemans, status=404)


@pytest.mark.parametrize("act", ["export", "opposition", "oubli"])
def test_another_structure_can_do_nothing(page_of, signed_in, lemans, act):
    mamers = signed_in("conseillere-mamers")
    for typed in ("car-22", ""):
        answer = mamers.post(f"{PAGE}/{act}", data={"confirmation": typed, "opposition": "oui"})
        assert answer.status_code == 403
    assert "accès refusé" in page_of(PAGE, lemans).all("main")[0].text
