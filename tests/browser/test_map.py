"""The map of a ranking: drawn without scripts, moved and enlarged with them."""

import re
from collections.abc import Callable

import pytest
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

LIT = re.compile(r"\blit\b")


@pytest.fixture
def ranking(served: Served, visit: Callable[..., BrowserContext]) -> Page:
    page = visit(served, viewport={"width": 1440, "height": 900}).new_page()
    page.goto("/jeunes/rural-17")
    return page


def test_a_sign_leads_to_its_card_by_mouse_and_by_keyboard(ranking: Page) -> None:
    ranking.get_by_role("link", name="1. ").first.click()
    expect(ranking.locator("#offre-1")).to_be_focused()
    sign = ranking.get_by_role("link", name="3. ").first
    sign.focus()
    ranking.keyboard.press("Enter")
    expect(ranking.locator("#offre-3")).to_be_focused()


def test_a_card_shows_where_it_is(ranking: Page) -> None:
    sign = ranking.get_by_role("link", name="3. ").first
    ranking.locator("#offre-3").hover()
    expect(sign).to_have_class(LIT)
    ranking.locator("#offre-1").hover()
    expect(sign).not_to_have_class(LIT)


def test_towns_are_named_and_nobody_is_asked_for_tiles(
    served: Served, visit: Callable[..., BrowserContext]
) -> None:
    context = visit(served)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto("/jeunes/rural-17")
    expect(page.locator(".town").first).to_be_visible()
    assert {url for url in asked if not url.startswith(served.address)} == set()


def test_without_scripts_the_drawing_is_there(
    served: Served, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(served, java_script_enabled=False).new_page()
    page.goto("/jeunes/rural-17")
    expect(page.locator(".map svg")).to_be_visible()
    expect(page.locator(".map-ground")).to_have_count(0)
