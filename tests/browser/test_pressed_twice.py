"""A button pressed again while its form is on the way sends nothing twice."""

from collections.abc import Callable

from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page

Visit = Callable[..., BrowserContext]
# Counts what leaves, and keeps it from leaving.
COUNTED = """() => {
  window.left = 0;
  document.addEventListener("submit", (event) => { event.preventDefault(); window.left += 1; });
}"""
PRESSED = """form => { form.requestSubmit(); form.requestSubmit(); return window.left; }"""


def _pressed_twice(page: Page, address: str, form: str) -> int:
    page.goto(address)
    page.evaluate(COUNTED)
    return int(page.locator(form).first.evaluate(PRESSED))


def test_a_form_that_writes_leaves_once(served: Served, visit: Visit) -> None:
    page = visit(served, adviser="cre-mamers").new_page()
    held = "/entreprises/employeur-775"
    assert _pressed_twice(page, held, 'form[action$="/portefeuille"]') == 1
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert page.locator('form[action$="/portefeuille"]').first.evaluate(PRESSED) == 2


def test_a_search_may_be_asked_again_at_once(served: Served, visit: Visit) -> None:
    page = visit(served, adviser="cre-mamers").new_page()
    assert _pressed_twice(page, "/vivier", 'main form[method="get"], main form:not([method])') == 2
