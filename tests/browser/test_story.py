"""One young person's whole story, as an adviser lives it: from a first visit to a new contract."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.adviser import Adviser, NewPerson, Recorded
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from api.services.log_view import ViewAction
from models.tables import FileView

ADVISER, ELSEWHERE = "conseillere-lemans", "conseillere-mamers"
SASHA = NewPerson("Inventé", "Sasha", "2008-05-14", "Le Mans")
TRADE = ("méca auto", "Mécanique automobile")
RUN_MS = 120_000
STAY_DONE, CONTRACT_BROKEN, NEW_CONTRACT = date(2026, 12, 3), date(2026, 12, 8), date(2026, 12, 9)


@pytest.fixture
def at_desk(own_served: Served, visit: Callable[..., BrowserContext]) -> Adviser:
    """An adviser who has just signed in."""
    page = visit(own_served, adviser=None, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("/")
    adviser = Adviser(page)
    adviser.signs_in(*own_served.sign_in_of(ADVISER))
    expect(page.get_by_role("heading", name="Mes jeunes")).to_be_visible()
    return adviser


def test_from_a_first_visit_over_a_rupture_to_a_new_contract(
    at_desk: Adviser,
    own_served: Served,
    visit: Callable[..., BrowserContext],
    screenshots: Path,
) -> None:
    page, before = at_desk.page, at_desk.reads_the_report()
    person_id = at_desk.opens_a_file(SASHA)
    _work_list_says(page, "Aucun souhait noté")
    page.goto(f"/jeunes/{person_id}/dossier")
    at_desk.adds_a_wish(*TRADE)
    expect(page.get_by_role("region", name="Souhaits")).to_contain_text("Mécanique automobile")
    at_desk.compares_a_lever(person_id)

    employer = at_desk.opens_a_stay(person_id)
    _the_sum_adds_up(at_desk)
    at_desk.proposes()
    at_desk.dates_what_was_proposed("la PMSMP", "2026-11-27", "2026-12-02", "confirmer un projet")
    own_served.goes_on_to(STAY_DONE)
    page.goto(f"/jeunes/{person_id}/parcours")
    at_desk.notes("PMSMP effectuée", reached=True)
    at_desk.records(
        Recorded("apprenticeship", employer, TRADE, "2026-12-04", "2028-07-31"), person_id
    )
    own_served.goes_on_to(CONTRACT_BROKEN)
    page.goto(f"/jeunes/{person_id}/parcours")
    at_desk.answers("Contrat rompu")

    _signs_again(at_desk, person_id)
    own_served.goes_on_to(NEW_CONTRACT)
    _time_tells(at_desk, person_id, screenshots)
    after = at_desk.reads_the_report()
    assert {name: after[name] - count for name, count in before.items()} == {
        "contrats": 2,
        "rompus": 1,
        "PMSMP": 1,
    }
    _is_refused_to(visit(own_served, adviser=ELSEWHERE).new_page(), person_id)
    assert _refusals(own_served, person_id) == 3


def _the_sum_adds_up(adviser: Adviser) -> None:
    signed, held, foot = adviser.reads_the_sum()
    total_signed, total_held, chance_signed, chance_held, score = foot
    assert len(signed) > 2
    assert sum(signed) == _number(total_signed)
    assert sum(held) == _number(total_held)
    shown = _number(score)
    # Both chances are rounded to a tenth of a percent, the score to a tenth of a point.
    assert _number(chance_signed) * _number(chance_held) / 100 == pytest.approx(shown, abs=0.15)
    expect(adviser.page.locator(".standing")).to_contain_text(f"score {score} / 100")


def _number(text: str) -> float:
    return float("".join(text.split()).replace("−", "-").replace(",", ".").rstrip("%"))


def _work_list_says(page: Page, words: str) -> None:
    row, following = (
        page.get_by_role("row").filter(has_text="Sasha"),
        page.get_by_role("link", name="Suivante"),
    )
    page.goto("/")
    # What can be reached decides who comes first: until it is counted, rows change pages.
    expect(page.locator("#liste").get_by_role("status")).to_have_count(0, timeout=RUN_MS)
    while not row.count():
        with page.expect_navigation():
            following.click()
    expect(row).to_contain_text(words)


def _signs_again(adviser: Adviser, person_id: str) -> None:
    _is_matched_again(adviser, "Sasha")
    adviser.page.goto(f"/jeunes/{person_id}/parcours")
    adviser.dates_what_was_proposed("le contrat", "2026-12-09", "2028-07-31")


def _is_matched_again(adviser: Adviser, name: str) -> None:
    """All whose contract broke share the open offers; hers is proposed."""
    page = adviser.page
    page.goto("/ruptures")
    page.get_by_role("button", name="Répartir maintenant").click()
    expect(page.get_by_role("link", name="Voir les suggestions")).to_be_visible(timeout=RUN_MS)
    page.reload()
    suggested = page.get_by_role("region", name="Suggestions à décider").get_by_role("listitem")
    hers = suggested.filter(has=page.get_by_role("link", name=name))
    hers.first.get_by_role("button", name="Proposer").first.click()
    expect(page.get_by_text("La proposition est notée.")).to_be_visible()


def _time_tells(adviser: Adviser, person_id: str, screenshots: Path) -> None:
    """The path in time, newest first, read at a phone's width and a desk's."""
    page = adviser.page
    page.goto(f"/jeunes/{person_id}/parcours")
    told = page.get_by_role("region", name="Son parcours dans le temps").get_by_role("listitem")
    steps = [text.split("\n")[1] for text in told.all_inner_texts()]
    story = ["Début du contrat", "Rupture du contrat", "Début du contrat", "PMSMP effectuée"]
    found = [step for step in steps if step in story]
    assert found == story
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        stopping, _ = findings(page)
        assert not stopping, stopping
        page.screenshot(path=screenshots / f"etat_parcours_vecu.{width}.png", full_page=True)


def _is_refused_to(stranger: Page, person_id: str) -> None:
    for part in ("", "/dossier", "/parcours"):
        answer = stranger.goto(f"/jeunes/{person_id}{part}")
        assert answer is not None
        assert answer.status == 403
        assert "Sasha" not in stranger.content()


def _refusals(served: Served, person_id: str) -> int:
    of_stranger = (FileView.person_id == person_id) & (FileView.viewer_id == ELSEWHERE)
    with served.store.reading() as session:
        actions = session.scalars(select(FileView.action).where(of_stranger)).all()
    return actions.count(ViewAction.REFUSED)
