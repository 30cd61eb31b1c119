"""Below a date field the day is said in French, whatever language the browser shows it in."""

from collections.abc import Callable

import pytest
from browsing.serving import Served
from playwright.sync_api import BrowserContext, expect

Visit = Callable[..., BrowserContext]


def test_a_day_is_said_once_whole_and_no_longer_when_cleared(served: Served, visit: Visit) -> None:
    page = visit(served, adviser="cre-mamers").new_page()
    page.goto("/vivier/nouvelle")
    field = page.get_by_label("Début au plus tôt")
    said = page.locator(f"output[for={field.get_attribute('id')}]")
    expect(said).to_have_count(0)
    field.fill("2027-01-01")
    expect(said).to_have_text("vendredi 1er janvier 2027")
    field.fill("2027-11-11")
    expect(said).to_have_text("jeudi 11 novembre 2027")
    field.fill("")
    expect(said).to_be_hidden()


def test_a_day_the_page_comes_with_is_said_too(served: Served, visit: Visit) -> None:
    page = visit(served).new_page()
    page.goto("/jeunes/rural-17/dossier/souhaits")
    day = page.get_by_label("Souhaits confirmés avec le jeune le")
    year = day.input_value()[:4]
    expect(page.locator(f"output[for={day.get_attribute('id')}]")).to_contain_text(year)


# Fields stand in one row, in two, and below each other: which of them depends on the fonts too,
# and some are wide.
@pytest.mark.parametrize("width", [1440, 900, 390])
def test_a_day_of_a_filter_is_said_too_and_moves_no_field(
    width: int, served: Served, visit: Visit
) -> None:
    page = visit(served, adviser="coordinatrice-sarthe").new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/journal")
    page.evaluate("document.body.style.letterSpacing = '.2em'")
    first, last = page.get_by_label("Du", exact=True), page.get_by_label("Au", exact=True)
    below = page.locator("table.worklist")
    fields = (first, last, page.get_by_label("Identifiant du jeune"), below)
    before = [each.bounding_box() for each in fields]
    last.fill("2026-09-30")
    said = page.locator(f"output[for={last.get_attribute('id')}]")
    expect(said).to_have_text("mercredi 30 septembre 2026")
    assert [each.bounding_box() for each in fields] == before
    first.fill("2026-09-01")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("output.said-day")).to_have_text(
        ["mardi 1er septembre 2026", "mercredi 30 septembre 2026"]
    )
