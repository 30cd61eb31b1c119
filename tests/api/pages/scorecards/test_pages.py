"""`/baremes`: which scorecards there are, what a card says, what two differ in, who may choose."""

import copy
import re
import time

import pytest
from sqlalchemy import select

from api.words.scorecards import ASKED
from models.tables import FileView, FittedScorecard

EXPERT = "expert-2026-11"
PATIENCE = 60.0


def _text(answer, page_reader, status=200):
    assert answer.status_code == status, answer.text
    page = page_reader(answer.text)
    assert max(page.ids().values()) == 1
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_before_anything_was_fitted_the_page_says_so(browser, page_reader) -> None:
    text = _text(browser.get("/baremes"), page_reader)
    assert "Aucune grille n'a encore été ajustée ici." in text
    assert "sert aux classements" in text
    assert "Personne n'a encore choisi" in text
    alone = _text(browser.get("/baremes/comparaison"), page_reader)
    assert "Une seule grille existe ici." in alone


def test_a_candidate_is_adopted_the_choice_kept_and_the_old_one_restored(
    browser, page_reader, fitted
) -> None:
    assert "candidate" in _text(browser.get("/baremes"), page_reader)
    text = _text(browser.post(f"/baremes/{fitted}/adoption"), page_reader)
    assert "Les classements se servent maintenant de cette grille." in text
    assert "a servi" in text
    assert "Coordinatrice EXEMPLE" in text
    ranked = browser.get("/api/v1/young-people/objector-19/ranking")
    assert ranked.status_code in (200, 403)
    back = _text(browser.post(f"/baremes/{EXPERT}/adoption"), page_reader)
    assert back.count("Coordinatrice EXEMPLE") == 2


@pytest.mark.parametrize("question", ASKED)
def test_a_card_tells_what_it_rests_on_and_what_each_factor_adds(
    browser, page_reader, fitted, question
) -> None:
    answer = browser.get(f"/baremes/{fitted}", params={"question": question})
    text = _text(answer, page_reader)
    assert "suites connues" in text
    assert "il manque" in text.lower()
    assert "Trajet vers l'entreprise" in text
    assert "la moyenne du métier" in text
    assert len(page_reader(answer.text).all("section", class_="curve")) == 15


def test_the_experts_card_says_that_it_rests_on_reasons(browser, page_reader) -> None:
    text = _text(browser.get(f"/baremes/{EXPERT}"), page_reader)
    assert "ce sont des estimations d'experts" in text
    assert "Dares Analyses" in text


def test_two_scorecards_are_compared_factor_by_factor(browser, page_reader, fitted) -> None:
    answer = browser.get("/baremes/comparaison", params={"seconde": fitted})
    text = _text(answer, page_reader)
    assert "les plus grands écarts d'abord" in text
    assert "pas mesurée : pas de suites lues" in text
    drawn = [each.attributes["class"] for each in page_reader(answer.text).all("polyline")]
    assert drawn.count("line-1") == drawn.count("line-2") > 5


def test_lists_are_compared_over_the_structure_and_the_views_logged(
    browser, page_reader, fitted, demo_store
) -> None:
    asked = {"seconde": fitted, "listes": "oui"}
    answer = browser.get("/baremes/comparaison", params=asked)
    text = _text(answer, page_reader)
    assert re.search(r"Sur \d+ jeunes suivis de la structure", text)
    shown = {
        link.attributes["href"].removeprefix("/jeunes/")
        for link in page_reader(answer.text).all("a")
        if link.attributes.get("href", "").startswith("/jeunes/")
    } - {"nouveau"}
    with demo_store.reading() as session:
        seen = session.scalars(
            select(FileView.person_id).where(FileView.viewer_id == "coordinatrice-sarthe")
        ).all()
    assert shown
    assert set(seen) == shown


def test_who_keeps_accounts_chooses_but_reads_no_list(signed_in, page_reader, fitted) -> None:
    administrator = signed_in("administratrice-demo")
    text = _text(administrator.get(f"/baremes/comparaison?seconde={fitted}"), page_reader)
    assert "depuis un compte qui lit les dossiers" in text
    refused = administrator.get(f"/baremes/comparaison?seconde={fitted}&listes=oui")
    assert refused.status_code == 403
    assert administrator.post(f"/baremes/{fitted}/adoption").status_code == 200


def test_an_adviser_reads_and_does_not_choose(signed_in, page_reader, fitted) -> None:
    adviser = signed_in("conseillere-mamers")
    assert "Adopter" not in _text(adviser.get("/baremes"), page_reader)
    assert "Adopter" not in _text(adviser.get(f"/baremes/{fitted}"), page_reader)
    assert adviser.post(f"/baremes/{fitted}/adoption").status_code == 403


def test_an_unknown_scorecard_is_told(browser, page_reader) -> None:
    assert "absente" in _text(browser.get("/baremes/absente"), page_reader, 404)
    assert browser.get(f"/baremes/{EXPERT}?question=autre").status_code == 422


def test_a_fit_is_asked_for_followed_and_its_candidate_shown(
    browser, page_reader, demo_app
) -> None:
    text = _text(browser.post("/baremes/ajustements"), page_reader)
    assert "L'ajustement est demandé" in text
    began = time.monotonic()
    while "Dernier ajustement" not in text and time.monotonic() - began < PATIENCE:
        time.sleep(0.2)
        text = _text(browser.get("/baremes"), page_reader)
    demo_app.state.access.trainings.stop()
    assert re.search(r"Dernier ajustement, sur [\d ]+ suites connues : fitted-", text)
    assert "candidate" in text


def test_a_fit_that_waits_is_cancelled(browser, page_reader, demo_app) -> None:
    demo_app.state.access.trainings.wake = lambda: None
    text = _text(browser.post("/baremes/ajustements"), page_reader)
    assert "étape 0 sur 6" in text
    (latest,) = browser.get("/api/v1/scorecard-trainings").json()
    stopped = _text(browser.post(f"/baremes/ajustements/{latest['id']}/annulation"), page_reader)
    assert "Ajuster une grille" in stopped
    answer = browser.get(f"/api/v1/scorecard-trainings/{latest['id']}").json()
    assert answer["status"] == "cancelled"


def test_one_made_for_other_factors_is_listed_and_cannot_be_chosen(
    browser, page_reader, fitted, demo_store
) -> None:
    with demo_store.sessions.begin() as session:
        row = session.get_one(FittedScorecard, fitted)
        document = copy.deepcopy(row.document)
        del document["kinds"]["pmsmp"]["signed"]["tables"]["freshness"][-1]
        row.document = document
    text = _text(browser.get("/baremes"), page_reader)
    assert "faite pour d'autres facteurs" in text
    assert "Adopter" not in text
    assert browser.post(f"/baremes/{fitted}/adoption").status_code == 422
