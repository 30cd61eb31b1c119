"""From a first visit to a signed contract, as an adviser lives it."""

from collections.abc import Callable

from browsing.adviser import Adviser, NewPerson
from browsing.serving import Served
from playwright.sync_api import BrowserContext, expect

SASHA = NewPerson("Inventé", "Sasha", "2008-05-14", "Neuvillalais")


def test_from_a_first_visit_to_a_contract(
    own_served: Served, visit: Callable[..., BrowserContext]
) -> None:
    adviser = Adviser(visit(own_served, viewport={"width": 1440, "height": 900}).new_page())
    person_id = adviser.opens_a_file(SASHA)
    adviser.adds_a_wish("méca auto", "Mécanique automobile")
    expect(adviser.page.get_by_role("region", name="Souhaits")).to_contain_text("Mécanique")
    adviser.page.goto(f"/jeunes/{person_id}")
    expect(adviser.page.get_by_role("article").first).to_be_visible()
