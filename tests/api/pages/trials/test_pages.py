"""`/essais`: planned with its sizes said, taken step by step, read when due, by who may."""

import csv
import re
from hashlib import sha256

import pytest
from browsing.held_trials import ENROLS, OVER

from models.tables import Trial

ENTERED = {
    "essai": "sarthe-2028",
    "jeunes": "400",
    "tirage": "0.5",
    "lambda": "0.5",
    "taux": "24",
    "alike": "0.02",
    "ecart": "5",
    "site-ml-lemans": "oui",
}


def _text(answer, page_reader, status=200):
    assert answer.status_code == status, answer.text
    page = page_reader(answer.text)
    assert max(page.ids().values()) == 1
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_before_any_trial_the_page_says_what_one_is_and_what_to_do(browser, page_reader) -> None:
    text = _text(browser.get("/essais"), page_reader)
    assert "Aucun essai n'a encore été prévu." in text
    assert "même conseiller, mêmes offres, mêmes échéances" in text


@pytest.mark.parametrize("who", ["conseillere-mamers", "cre-mamers"])
def test_advisers_neither_see_nor_find_trials(signed_in, who) -> None:
    browser = signed_in(who)
    assert browser.get("/essais").status_code == 403
    assert browser.get("/essais/nouveau").status_code == 403
    assert "/essais" not in browser.get("/baremes").text


def test_administration_may_too(signed_in) -> None:
    assert signed_in("administratrice-demo").get("/essais").status_code == 200


def test_its_size_is_told_and_nothing_is_kept(browser, page_reader) -> None:
    assert "Garder ce plan" in _text(browser.get("/essais/nouveau"), page_reader)
    text = _text(browser.post("/essais/nouveau", data=ENTERED), page_reader)
    assert "Un site seul ne peut pas détecter un effet de 5,0 points" in text
    assert "12,0 points" in text
    assert "Aucun essai" in _text(browser.get("/essais"), page_reader)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"essai": "Mon essai"}, "essai"),
        ({"essai": "nouveau"}, "essai"),
        ({"essai": ""}, "essai"),
        ({"jeunes": "beaucoup"}, "jeunes"),
        ({"taux": "100"}, "taux"),
        ({"tirage": "0.3"}, "tirage"),
        ({"tirage": "0,0.5"}, "sites"),
        ({"site-ml-lemans": "non"}, "sites"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    browser, page_reader, change, field
) -> None:
    answer = browser.post("/essais/nouveau", data=ENTERED | change | {"garder": "oui"})
    assert answer.status_code == 422
    page = page_reader(answer.text)
    assert page.all("div", id=f"erreur-{field}")
    assert page.all("input", id="champ-ecart", value="5")


def test_a_trial_is_kept_registered_and_waits_for_prices(browser, page_reader, demo_store) -> None:
    text = _text(browser.post("/essais/nouveau", data=ENTERED | {"garder": "oui"}), page_reader)
    assert "Le plan est gardé" in text
    again = browser.post("/essais/nouveau", data=ENTERED | {"garder": "oui"})
    assert "existe déjà" in _text(again, page_reader, status=422)
    assert browser.get("/essais/sarthe-2028/pre-enregistrement.md").status_code == 422
    text = _text(browser.post("/essais/sarthe-2028/pre-enregistrement"), page_reader)
    assert "secrète jusqu'à la clôture" in text
    written = browser.get("/essais/sarthe-2028/pre-enregistrement.md").content
    with demo_store.reading() as session:
        trial = session.get_one(Trial, "sarthe-2028")
        assert sha256(written).hexdigest() == trial.registration_hash
    refused = browser.post("/essais/sarthe-2028/ouverture")
    assert "Aucune place n'a encore de prix" in _text(refused, page_reader, status=422)


def test_a_trial_over_tells_its_seed_and_its_draw(browser, page_reader, held) -> None:
    text = _text(browser.get(f"/essais/{OVER}"), page_reader)
    assert "Tout le tirage a été recalculé depuis la graine : il est conforme." in text
    lines = browser.get(f"/essais/{OVER}/tirage.csv").text.splitlines()
    rows = list(csv.DictReader(lines))
    assert {row["groupe"] for row in rows} == {"plus", "ordinary"}
    assert set(rows[0]) == {"site", "metiers", "place", "groupe"}


def test_what_still_enrols_tells_neither_seed_nor_draw(browser, page_reader, held) -> None:
    text = _text(browser.get(f"/essais/{ENROLS}"), page_reader)
    assert "onglet « Tirage au sort »" in text
    assert browser.get(f"/essais/{ENROLS}/tirage.csv").status_code == 422
    text = _text(browser.get(f"/essais/{ENROLS}/resultat"), page_reader)
    assert "clôturez d'abord" in text
    text = _text(browser.post(f"/essais/{ENROLS}/cloture"), page_reader)
    assert "la graine est publiée" in text
    assert "personne n'a été inscrit" in text


def test_a_result_is_drawn_beside_its_numbers(browser, page_reader, held) -> None:
    answer = browser.get(f"/essais/{OVER}/resultat", params={"mois": 12})
    text = _text(answer, page_reader)
    assert "Critère principal : en apprentissage ou qualifié" in text
    assert "Critère secondaire : contrat rompu" in text
    assert "service renforcé" in text
    assert "17 ans et plus" in text
    assert "Suites connues" in text
    drawn = page_reader(answer.text).all("svg", class_="effect")
    assert len(drawn) >= 4
    assert all(each.attributes["aria-hidden"] == "true" for each in drawn)


def test_another_horizon_and_an_unknown_trial_are_told(browser, page_reader, held) -> None:
    text = _text(browser.get(f"/essais/{OVER}/resultat", params={"mois": 9}), page_reader)
    assert "6 et 12 mois" in text
    assert browser.get("/essais/absent").status_code == 404
