"""`GET /api/v1/young-people/{id}/ranking`, on the demo."""

from math import exp

import pytest

PATH = "/api/v1/young-people/{}/ranking"
KEYS = {
    "young_person_id", "today", "scorecard_id", "offers", "excluded", "excluded_total", "pistes",
}  # fmt: skip


def _chance(log_odds):
    return 1 / (1 + exp(-log_odds))


def test_the_document_has_the_promised_keys(client):
    document = client.get(PATH.format("rural-17")).json()
    assert document.keys() >= KEYS
    assert document["offers"]
    assert document["offers"][0].keys() >= {
        "rank", "offer_id", "kind", "score", "p_signed", "p_held", "intercepts", "contributions",
        "legs", "warnings",
    }  # fmt: skip


@pytest.mark.parametrize("person", ["rural-17", "car-22", "bus-19", "no-wish-16", "rupture-18"])
def test_chances_and_score_follow_from_the_contributions(client, person):
    for offer in client.get(PATH.format(person)).json()["offers"]:
        for chance, part in (("p_signed", "signed"), ("p_held", "held")):
            added = sum(each[part] for each in offer["contributions"])
            assert offer[chance] == pytest.approx(
                _chance(offer["intercepts"][part] + added), abs=1e-6
            )
        assert offer["score"] == pytest.approx(100 * offer["p_signed"] * offer["p_held"], abs=1e-9)


def test_the_day_is_the_application_s_unless_another_is_asked(client, demo_day):
    assert client.get(PATH.format("car-22")).json()["today"] == f"{demo_day}"
    other = client.get(PATH.format("car-22"), params={"today": "2026-12-24"})
    assert other.json()["today"] == "2026-12-24"


def test_limit_and_kind_are_obeyed(client):
    asked = {"limit": 2, "kind": "apprenticeship"}
    offers = client.get(PATH.format("rural-17"), params=asked).json()["offers"]
    assert [offer["kind"] for offer in offers] == ["apprenticeship"] * 2


def test_a_person_who_does_not_exist_is_a_problem_with_a_sentence(client):
    answer = client.get(PATH.format("personne"))
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Introuvable",
        "status": 404,
        "detail": "Jeune introuvable : personne.",
    }


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"limit": 0}, "limit : au moins 1."),
        ({"limit": 201}, "limit : au plus 200."),
        ({"limit": "x"}, "limit : attendu un nombre entier."),
        ({"kind": "stage"}, "kind : au choix 'apprenticeship' ou 'pmsmp'."),
        ({"kind": "professionalisation"}, "kind : au choix 'apprenticeship' ou 'pmsmp'."),
        ({"today": "hier"}, "today : attendu une date AAAA-MM-JJ."),
        ({"today": "1900-01-01"}, "aucune version en vigueur le 01/01/1900"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_is_expected(client, asked, sentence):
    answer = client.get(PATH.format("rural-17"), params=asked)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (200, None)])
def test_both_ends_of_the_limit_are_accepted(client, limit, shown):
    document = client.get(PATH.format("rural-17"), params={"limit": limit}).json()
    assert len(document["offers"]) == (shown or document["offers_total"])
