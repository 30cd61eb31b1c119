"""From a first visit to a signed contract, as an adviser lives it."""

from collections.abc import Callable

import pytest
from browsing.adviser import Adviser, NewPerson, Recorded
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

ADVISER, ELSEWHERE = "conseillere-mamers", "conseillere-lemans"
SASHA = NewPerson("Inventé", "Sasha", "2008-05-14", "Le Mans")
TRADE = ("méca auto", "Mécanique automobile")
IMMERSION = Recorded("pmsmp", "Garage", TRADE, "2026-10-12", "2026-10-23", "engager un recrutement")
CONTRACT = Recorded("apprenticeship", "Garage", TRADE, "2026-11-16", "2028-07-31")


@pytest.fixture
def at_desk(own_served: Served, visit: Callable[..., BrowserContext]) -> Adviser:
    """An adviser who has just signed in."""
    page = visit(own_served, adviser=None, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("/")
    adviser = Adviser(page)
    adviser.signs_in(*own_served.sign_in_of(ADVISER))
    expect(page.get_by_role("heading", name="Mes jeunes")).to_be_visible()
    return adviser


def test_from_a_first_visit_to_a_contract(
    at_desk: Adviser, own_served: Served, visit: Callable[..., BrowserContext]
) -> None:
    page = at_desk.page
    person_id = at_desk.opens_a_file(SASHA)
    _work_list_says(page, "Aucun souhait noté")
    page.goto(f"/jeunes/{person_id}/dossier")
    at_desk.adds_a_wish(*TRADE)
    expect(page.get_by_role("region", name="Souhaits")).to_contain_text("Mécanique automobile")

    page.get_by_role("link", name="Offres", exact=True).click()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    _the_sum_adds_up(at_desk)
    at_desk.proposes()
    page.get_by_role("link", name="Noter la réponse").first.click()
    at_desk.answers("Pas de réponse")

    at_desk.records(IMMERSION, person_id)
    _work_list_says(page, "suite à noter")
    page.goto(f"/jeunes/{person_id}/parcours")
    at_desk.notes("PMSMP effectuée", reached=True)
    at_desk.records(CONTRACT, person_id)
    _path_tells(page, "Contrat d'apprentissage", "PMSMP effectuée", "Pas de réponse")
    _work_list_says(page, "rien d'urgent")
    _is_refused_to(visit(own_served, adviser=ELSEWHERE).new_page(), person_id)


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
    return float(text.replace("−", "-").replace(",", ".").rstrip("%").strip())


def _work_list_says(page: Page, words: str) -> None:
    page.goto("/")
    row = page.get_by_role("row").filter(has_text="Sasha")
    expect(row).to_contain_text(words)


def _path_tells(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("#suivi")).to_contain_text(each)


def _is_refused_to(stranger: Page, person_id: str) -> None:
    for part in ("", "/dossier", "/parcours"):
        answer = stranger.goto(f"/jeunes/{person_id}{part}")
        assert answer is not None
        assert answer.status == 403
        assert "Sasha" not in stranger.content()
