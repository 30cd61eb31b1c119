"""Does an adviser ask for a run, read what it suggests, decide, and take it away as a file?"""

import csv
import io
import re
import time
from datetime import time as clock_time

import pytest
from doors.signed_browser import Browser
from openpyxl import load_workbook

from api.app import create_app

WHO = "cre-lemans"
PATIENCE = 120.0


@pytest.fixture
def browser(demo_app) -> Browser:
    return Browser(demo_app, lambda _path: WHO)


@pytest.fixture
def done(browser, demo_app) -> str:
    """The id of a run that is over."""
    answer = browser.post("/ruptures/executions", data={"portee": "ruptures"})
    assert answer.status_code == 200
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        newest = browser.get("/api/v1/rematch-runs").json()[0]
        if newest["status"] == "done":
            break
        time.sleep(0.2)
    demo_app.state.access.runs.stop()
    assert newest["status"] == "done"
    return newest["id"]


def text_of(page) -> str:
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_before_any_run_the_page_says_what_to_do(browser, page_reader) -> None:
    page = page_reader(browser.get("/ruptures").text)
    assert "Répartir maintenant" in text_of(page)


def test_the_page_says_whether_a_run_begins_by_itself_at_night_and_who_sets_it(
    demo_store, demo_settings, demo_pool, demo_day, page_reader
) -> None:
    def said(nightly: clock_time | None) -> str:
        settings = demo_settings.model_copy(update={"rematch_nightly": nightly})
        app = create_app(demo_store, settings, today=lambda: demo_day)
        app.state.access.snapshots.begin_with(demo_pool)
        return text_of(page_reader(Browser(app, lambda _path: WHO).get("/ruptures").text))

    assert "La nuit, aucune répartition ne se lance d'elle-même" in said(None)
    set_at = said(clock_time(2, 30))
    assert "Chaque nuit à 2 h 30, une répartition pour « tous les jeunes prêts" in set_at
    assert "l'heure se règle par qui héberge le service (PASSERELLE_REMATCH_NIGHTLY)" in set_at


def test_what_a_run_suggests_is_shown_decided_and_exported(browser, page_reader, done) -> None:
    page = page_reader(browser.get("/ruptures").text)
    shown = text_of(page)
    assert "Suggestions à décider" in shown
    assert "au meilleur partage possible" in shown
    action = next(
        form.attributes["action"]
        for form in page.all("form")
        if "/jeunes/" in form.attributes.get("action", "")
    )
    answer = browser.post(action, data={"decision": "ecarter"})
    assert answer.status_code == 200
    assert "écartée" in text_of(page_reader(answer.text))

    content = browser.get(f"/ruptures/executions/{done}/csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert any(row["Décision"] == "écartée" for row in rows)
    sheet = load_workbook(
        io.BytesIO(browser.get(f"/ruptures/executions/{done}/xlsx?pour=miens").content)
    ).active
    assert sheet["A1"].value == "Jeune"
    by_offer = browser.get(f"/ruptures/executions/{done}/csv?pour=offres").content
    lines = list(csv.DictReader(io.StringIO(by_offer.decode("utf-8-sig")), delimiter=";"))
    # The same suggestions, from the offers' side.
    sent = sorted((row["Offre"], row["Jeune"]) for row in rows if row["Offre"])
    assert sorted((line["Offre"], line["Jeune"]) for line in lines) == sent
    assert "Par offre : qui est suggéré où" in shown


def test_an_unknown_choice_is_refused(browser) -> None:
    answer = browser.post("/ruptures/executions", data={"portee": "personne"})
    assert answer.status_code == 422


def test_a_coordinator_sets_what_prices_weigh_and_is_told_the_bounds(demo_app, page_reader) -> None:
    coordinator = Browser(demo_app, lambda _path: "coordinatrice-sarthe")
    refused = coordinator.post("/ruptures/prix", data={"poids": "beaucoup"})
    assert refused.status_code == 422
    assert "de 0 (listes inchangées) à 1" in text_of(page_reader(refused.text))
    answer = coordinator.post("/ruptures/prix", data={"poids": "0,5"})
    assert "Il pèse aujourd'hui 0,50 (λ)" in text_of(page_reader(answer.text))


def test_who_may_launch_no_run_is_told_who_does(demo_app, page_reader) -> None:
    coordinator = Browser(demo_app, lambda _path: "coordinatrice-sarthe")
    told = text_of(page_reader(coordinator.get("/ruptures").text))
    assert "Aucune répartition encore. Une répartition se lance d'ici par qui décide" in told
    assert "« tous les jeunes prêts à signer » donne aussi le poids conseillé" in told
    assert "Répartir maintenant" not in told
    assert coordinator.post("/ruptures/executions", data={}).status_code == 403
    adviser = Browser(demo_app, lambda _path: "conseillere-lemans")
    assert "se lance d'ici par qui" not in adviser.get("/ruptures").text


def test_an_adviser_reads_what_prices_weigh_and_cannot_set_it(demo_app, page_reader) -> None:
    adviser = Browser(demo_app, lambda _path: "conseillere-lemans")
    assert "Fixer pour toutes les listes" not in adviser.get("/ruptures").text
    assert adviser.post("/ruptures/prix", data={"poids": "1"}).status_code == 403
