"""Several young people of the list ranked at once: ticked, followed, decided one by one."""

import re
import time

import pytest
from doors.signed_browser import Browser
from sqlalchemy import select

from api.services.log_view import ViewAction
from models.tables import FileView

PATIENCE = 120.0


@pytest.fixture
def browser(demo_app):
    return Browser(demo_app, lambda _path: "conseillere-lemans", follow_redirects=False)


def _ticks(page_reader, browser):
    page = page_reader(browser.get("/").text)
    return [
        each.attributes["name"]
        for each in page.all("input", type="checkbox")
        if each.attributes.get("form") == "rapprocher"
    ]


def _done(browser, address):
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        page = browser.get(address)
        if "hx-trigger" not in page.text:
            return page
        time.sleep(0.2)
    raise AssertionError(page.text)


def test_those_ticked_are_ranked_and_their_suggestions_decided_on_the_run_s_page(
    browser, demo_app, page_reader
):
    ticked = _ticks(page_reader, browser)[:6]
    answer = browser.post("/rapprochements", data=dict.fromkeys(ticked, "1"))
    assert answer.status_code == 303
    address = answer.headers["location"]
    page = _done(browser, address)
    ids = {name.removeprefix("jeune-") for name in ticked}
    with demo_app.state.access.store.reading() as session:
        ranked = select(FileView.person_id).where(FileView.action == ViewAction.RANK)
        assert set(session.scalars(ranked)) == ids
    linked = set(re.findall(r'href="/jeunes/([^"/]+)"', page.text))
    assert linked - {"nouveau"} == ids
    action = next(
        (
            form.attributes["action"]
            for form in page_reader(page.text).all("form")
            if "/jeunes/" in form.attributes.get("action", "")
        ),
        None,
    )
    assert action is not None
    decided = browser.post(action, data={"decision": "ecarter", "vue": "execution"})
    assert decided.headers["location"] == address
    assert "écartée" in browser.get(address).text
    demo_app.state.access.runs.stop()


def test_all_of_the_page_are_asked_for_with_one_button(browser, demo_app, page_reader):
    shown = ["liste-" + name.removeprefix("jeune-") for name in _ticks(page_reader, browser)]
    answer = browser.post("/rapprochements", data=dict.fromkeys(shown, "1") | {"tous": "1"})
    assert answer.status_code == 303
    demo_app.state.access.runs.stop()
    with demo_app.state.access.store.reading() as session:
        assert len(set(session.scalars(select(FileView.person_id)))) == len(shown)


def test_nobody_ticked_is_told_and_the_filter_stays(browser, page_reader):
    answer = browser.post("/rapprochements", data={"motif": "sans-souhait"})
    assert answer.status_code == 422
    assert "Cochez de 1 à 100 jeunes" in answer.text


def test_another_structure_s_person_among_them_is_refused_and_noted(browser, demo_app, page_reader):
    own = _ticks(page_reader, browser)[0]
    answer = browser.post("/rapprochements", data={own: "1", "jeune-rural-17": "1"})
    assert answer.status_code == 403
    with demo_app.state.access.store.reading() as session:
        (view,) = session.scalars(select(FileView)).all()
    assert (view.person_id, view.action) == ("rural-17", ViewAction.REFUSED)


def test_who_may_not_propose_ticks_nobody(demo_app, page_reader):
    reader = Browser(demo_app, lambda _path: "coordinatrice-sarthe")
    assert _ticks(page_reader, reader) == []
    assert reader.post("/rapprochements", data={"jeune-x": "1"}).status_code == 403


def test_another_structure_does_not_read_the_run(browser, demo_app, page_reader):
    ticked = _ticks(page_reader, browser)[:1]
    address = browser.post("/rapprochements", data={ticked[0]: "1"}).headers["location"]
    demo_app.state.access.runs.stop()
    other = Browser(demo_app, lambda _path: "conseillere-mamers")
    assert other.get(address).status_code == 404


def test_programs_ask_for_the_same(browser, page_reader, demo_app):
    ids = [name.removeprefix("jeune-") for name in _ticks(page_reader, browser)[:2]]
    asked = {"scope": "chosen", "young_people": ids}
    answer = browser.post("/api/v1/rematch-runs", json=asked)
    assert answer.status_code == 202
    assert answer.json()["new"] is True
    demo_app.state.access.runs.stop()
    assert browser.post("/api/v1/rematch-runs", json={"scope": "chosen"}).status_code == 422
