"""What waits for an answer is as readable as what has it."""

from collections.abc import Callable

import pytest
from browsing.accessibility import findings
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

Visit = Callable[..., BrowserContext]


def _kept_waiting(page: Page) -> None:
    """What htmx asks never leaves; the page itself comes."""
    page.add_init_script("XMLHttpRequest.prototype.send = () => {};")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_list_that_is_still_reckoned(own_served: Served, visit: Visit, width: int) -> None:
    page = visit(own_served, adviser="conseillere-mamers").new_page()
    page.set_viewport_size({"width": width, "height": 900})
    _kept_waiting(page)
    page.goto("/")
    expect(page.locator("p.htmx-request")).to_contain_text("en cours de calcul")
    assert not findings(page)[0]


def test_the_sum_of_an_offer_that_is_opened(served: Served, visit: Visit) -> None:
    page = visit(served).new_page()
    _kept_waiting(page)
    page.goto("/jeunes/rural-17")
    page.locator("details.sum summary").first.click()
    expect(page.locator("details.sum.htmx-request")).to_have_count(1)
    assert not findings(page)[0]


def test_a_decision_on_its_way(own_served: Served, visit: Visit) -> None:
    page = visit(own_served).new_page()
    _kept_waiting(page)
    page.goto("/jeunes/rural-17")
    page.get_by_role("button", name="Proposer").first.click()
    expect(page.locator("form.htmx-request")).to_have_count(1)
    assert not findings(page)[0]
