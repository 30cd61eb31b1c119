"""Every page: readable by everybody, from 360 to 1920 px, light, and as it looked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.broken_words import broken_words
from browsing.demo_pages import EXAMPLES, WHOSE
from browsing.every_page import addresses, page_routes
from browsing.keyboard import steps_out_of_sight
from browsing.serving import Served
from browsing.weights import first_load_bytes
from playwright.sync_api import BrowserContext, Page, expect

from api.doors import SIGN_IN

WIDTHS = (390, 1440)
NARROWEST, USUAL, WIDEST = 360, 1280, 1920
HEIGHT = 900
FIRST_LOAD_BYTES = 200_000


@pytest.mark.parametrize("path", page_routes())
def test_a_page_can_be_read_by_everybody(
    path: str,
    served: Served,
    visit: Callable[..., BrowserContext],
    screenshots: Path,
    record_property: Callable[[str, object], None],
) -> None:
    for address in addresses(path, EXAMPLES):
        page = _browser(visit, served, path).new_page()
        size = first_load_bytes(page, address)
        lighter = _look_at(page, screenshots / _file_name(address))
        record_property(
            "measured",
            f"{address}: first load {size / 1000:.0f} kB, axe 0 serious, {lighter} lighter",
        )
        assert size <= FIRST_LOAD_BYTES
        page.close()


@pytest.mark.parametrize(
    ("name", "address", "adviser"),
    [
        ("introuvable", "/absent", "conseillere-mamers"),
        ("refus", "/jeunes/rural-17", "conseillere-lemans"),
        ("opposition", "/jeunes/objector-19", "conseillere-lemans"),
        ("sans-souhait", "/jeunes/no-wish-16", "conseillere-lafleche"),
        ("suites", "/jeunes/pmsmp-limit-18/parcours", "conseillere-lemans"),
        ("sans-resultat", "/?etape=no_project&lieu=absent", "conseillere-mamers"),
    ],
)
def test_empty_and_refused_states_can_be_read_too(
    name: str,
    address: str,
    adviser: str,
    served: Served,
    visit: Callable[..., BrowserContext],
    screenshots: Path,
) -> None:
    page = visit(served, adviser=adviser).new_page()
    page.goto(address)
    _look_at(page, screenshots / f"etat_{name}")


def _browser(visit: Callable[..., BrowserContext], served: Served, path: str) -> BrowserContext:
    # Whoever is signed in is sent on from it.
    if path == SIGN_IN:
        return visit(served, adviser=None)
    return visit(served, adviser=WHOSE[path]) if path in WHOSE else visit(served)


def _look_at(page: Page, picture: Path) -> int:
    """Check a page at each width; returns how many light findings axe has at the widest."""
    # A list that still completes itself moves under the reader.
    expect(page.locator("[hx-trigger^=load]")).to_have_count(0)
    for width in (NARROWEST, USUAL, WIDEST):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert _overflow(page) <= 0, f"{page.url} is too wide at {width} px: {_too_wide(page)}"
        broken = broken_words(page)
        assert not broken, f"{page.url} at {width} px, words parted: {broken}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=picture.with_suffix(f".{width}.png"), full_page=True)
        unsaid = _cells_without_their_head(page)
        assert not unsaid, f"{page.url} at {width} px, neither head nor label: {unsaid}"
        lost = steps_out_of_sight(page)
        assert not lost, f"{page.url} at {width} px, by keyboard: {lost}"
        stopping, lighter = findings(page)
        assert not stopping, f"{page.url} at {width} px: {stopping}"
    return lighter


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def _too_wide(page: Page) -> list[str]:
    """What sticks out: its box, or its words out of their box."""
    return list(
        page.evaluate(
            """[...document.body.querySelectorAll('*')]
               .filter((each) =>
                 each.getBoundingClientRect().left + each.scrollWidth > innerWidth + 1)
               .slice(-5).map((each) => each.outerHTML.slice(0, 120))"""
        )
    )


def _cells_without_their_head(page: Page) -> list[str]:
    """Labelled cells of tables whose heads are out of sight, when the label is not shown."""
    return list(
        page.evaluate(
            """[...document.querySelectorAll('td[data-label]')]
               .filter((cell) => cell.closest('table').tHead.getBoundingClientRect().height < 2)
               .filter((cell) =>
                 !getComputedStyle(cell, '::before').content.includes(cell.dataset.label))
               .slice(0, 5).map((cell) => cell.textContent)"""
        )
    )


def _file_name(address: str) -> str:
    return address.strip("/").replace("/", "_") or "accueil"
