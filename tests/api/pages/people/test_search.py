"""`/recherche`: a name never stands in an address, and nothing typed is lost."""

import pytest

from models.enums import Role

LEMANS = "conseillere-lemans"


@pytest.fixture
def lemans(signed_in):
    return signed_in(LEMANS)


def test_who_is_found_is_shown_under_an_address_without_a_name(lemans, page_of):
    answer = lemans.post("/recherche", data={"qui": "car-22"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/recherche?jeune=car-22")
    link = page_of(answer.headers["location"], lemans).all("a", id="jeune-car-22")[0]
    given, family = link.text.split(" ", 1)
    again = lemans.post(
        "/recherche", data={"qui": f"{family.lower()} {given}"}, follow_redirects=False
    )
    assert again.headers["location"] == "/recherche?jeune=car-22"


def test_nobody_found_keeps_what_was_typed_and_says_what_to_try(lemans):
    answer = lemans.post("/recherche", data={"qui": "Inconnue", "naissance": "04/05/2008"})
    assert answer.status_code == 200
    assert "Personne de ce nom dans votre structure." in answer.text
    assert 'value="Inconnue"' in answer.text
    assert 'value="04/05/2008"' in answer.text


@pytest.mark.parametrize(
    ("posted", "field", "sentence"),
    [
        ({"qui": " "}, "qui", "Donnez un nom de famille"),
        ({}, "qui", "Donnez un nom de famille"),
        ({"qui": "Exemple", "naissance": "demain"}, "naissance", "attendu jj/mm/aaaa"),
    ],
)
def test_a_mistake_is_tied_to_its_field(lemans, posted, field, sentence):
    answer = lemans.post("/recherche", data=posted)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="erreur-{field}"' in answer.text


def test_a_national_number_is_refused_and_not_given_back(lemans):
    answer = lemans.post("/recherche", data={"qui": "1 86 05 75 123 456 78"})
    assert answer.status_code == 422
    assert "numéro de sécurité sociale" in answer.text
    assert "456 78" not in answer.text


def test_what_is_typed_is_text_and_nothing_else(lemans):
    answer = lemans.post("/recherche", data={"qui": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


def test_ids_of_another_structure_show_nobody(page_of, signed_in):
    mamers = signed_in("conseillere-mamers")
    assert "car-22" not in page_of("/recherche?jeune=car-22", mamers).all("main")[0].text
    answer = mamers.post("/recherche", data={"qui": "car-22"})
    assert "Personne de ce nom dans votre structure." in answer.text


def test_whoever_keeps_accounts_searches_nobody(signed_in):
    browser = signed_in(Role.ADMINISTRATOR)
    assert browser.get("/recherche").status_code == 403
    assert browser.post("/recherche", data={"qui": "car-22"}).status_code == 403
