"""From a list received to a place that rises, as a chargé d'entreprise lives it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.adviser import Adviser
from browsing.officer import Officer
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect
from sources.v3_feeds import CASES
from sqlalchemy import select

from api.services.log_view import ViewAction
from api.services.named.names import trade_labels
from models.tables import Employer, FileView, Offer, Wish, YoungPerson

OFFICER, STRUCTURE = "cre-lemans", "ml-lemans"
KNOWN, SAME_PLACE = "restaurant-soir", "Commis de cuisine du soir H/F"
STRANGER = "rural-17"


@pytest.fixture
def at_desk(own_served: Served, visit: Callable[..., BrowserContext]) -> Officer:
    """Somebody who has just signed in."""
    page = visit(own_served, adviser=None, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("/")
    Adviser(page).signs_in(*own_served.sign_in_of(OFFICER))
    expect(page.get_by_role("link", name="Vivier", exact=True)).to_be_visible()
    return Officer(page)


@pytest.fixture
def feed(own_served: Served, tmp_path: Path) -> Path:
    """A feed with one job: a place that the demo has already, under another title."""
    (job, *_) = json.loads((CASES / "places.json").read_text(encoding="utf-8"))["jobs"]
    with own_served.store.reading() as session:
        offer = session.get_one(Offer, KNOWN)
        employer = session.get_one(Employer, offer.employer_id)
    job["workplace"] |= {"siret": employer.siret, "name": employer.legal_name}
    job["workplace"]["location"]["geopoint"]["coordinates"] = [employer.lng, employer.lat]
    job["offer"] |= {"title": SAME_PLACE, "rome_codes": [offer.rome]}
    path = tmp_path / "flux.json"
    path.write_text(json.dumps({"jobs": [job], "recruiters": []}), encoding="utf-8")
    return path


def test_a_list_a_double_a_call_and_a_place_that_rises(
    at_desk: Officer, own_served: Served, feed: Path, screenshots: Path
) -> None:
    page = at_desk.page
    at_desk.imports(feed)
    _keeps_a_screenshot(page, screenshots, "import_fini")
    _resolves_the_double(page, screenshots)

    employer, trade = at_desk.claims_the_first_call()
    at_desk.notes_a_call_that_opens_a_place()
    _keeps_a_screenshot(page, screenshots, "entreprise_appelee")
    waiting = _who_wish(own_served, trade)
    title = f"Apprenti·e chez {employer}"
    before = _lists(page, waiting)
    page.goto("/prospection")
    page.get_by_role("link", name=employer).first.click()
    at_desk.opens_a_place(title, trade)
    after = _lists(page, waiting)
    risen = [person for person in waiting if title in after[person]]
    assert risen
    for person in risen:
        assert title not in before[person]
        # Whoever waits for this trade nearby finds the new place among the first.
        assert after[person].index(title) < 3

    _is_refused_and_logged(page, own_served)


def _resolves_the_double(page: Page, screenshots: Path) -> None:
    page.get_by_role("link", name="Examiner 1 doublon possible").click()
    expect(page.get_by_role("row", name="Intitulé : diffère")).to_contain_text(SAME_PLACE)
    _keeps_a_screenshot(page, screenshots, "doublon")
    _is_compared_in_whole_words(page)
    page.get_by_role("button", name="Même offre : garder").first.click()
    expect(page.get_by_text("Aucune paire à examiner.")).to_be_visible()
    page.get_by_role("link", name="Ce qui a été décidé").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Reprendre la décision").click()
    page.goto("/vivier/doublons")
    page.get_by_role("button", name="Même offre : garder").first.click()
    expect(page.get_by_text("Aucune paire à examiner.")).to_be_visible()


def _is_compared_in_whole_words(page: Page) -> None:
    """On a phone what is compared is named over both offers, not broken beside them."""
    usual = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 900})
    table = page.locator(".compared")
    name = table.get_by_role("rowheader", name="Entreprise").evaluate("e => e.offsetWidth")
    assert name == table.evaluate("e => e.offsetWidth")
    if usual is not None:
        page.set_viewport_size(usual)


def _who_wish(served: Served, trade: str) -> list[str]:
    """Those of the structure who wish for this trade."""
    (rome,) = (code for code, label in trade_labels().items() if label == trade)
    asked = select(YoungPerson.id).join(Wish, Wish.person_id == YoungPerson.id)
    own = asked.where(YoungPerson.structure_id == STRUCTURE, Wish.rome == rome)
    with served.store.reading() as session:
        return list(session.scalars(own.order_by(YoungPerson.id)))


def _lists(page: Page, people: list[str]) -> dict[str, list[str]]:
    """Titles of everybody's offers, in the order shown."""
    found = {}
    for person in people:
        page.goto(f"/jeunes/{person}")
        found[person] = page.get_by_role("article").get_by_role("heading").all_inner_texts()
    return found


def _is_refused_and_logged(page: Page, served: Served) -> None:
    answer = page.goto(f"/jeunes/{STRANGER}")
    assert answer is not None
    assert answer.status == 403
    with served.store.reading() as session:
        logged = session.scalars(
            select(FileView.action).where(
                FileView.person_id == STRANGER, FileView.viewer_id == OFFICER
            )
        ).all()
    assert logged == [ViewAction.REFUSED]


def _keeps_a_screenshot(page: Page, screenshots: Path, name: str) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        stopping, _ = findings(page)
        assert not stopping, stopping
        page.screenshot(path=screenshots / f"etat_{name}.{width}.png", full_page=True)
