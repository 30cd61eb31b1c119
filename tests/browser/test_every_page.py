"""Every page: readable by everybody, from 360 to 1920 px, light, and as it looked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.every_page import addresses, page_routes
from browsing.held_trials import ENROLS, OVER
from browsing.keyboard import steps_out_of_sight
from browsing.sent_list import SENT
from browsing.serving import Served
from browsing.weights import first_load_bytes, server_p95_ms
from playwright.sync_api import BrowserContext, Page, expect

from api.doors import SIGN_IN
from api.services.files.blocks import BLOCKS

WIDTHS = (390, 1440)
NARROWEST, WIDEST = 360, 1920
HEIGHT = 900
FIRST_LOAD_BYTES = 200_000
# Pages of those who watch over files, or over accounts.
WHOSE = {
    "/administration/connexions": "administratrice-demo",
    "/administration/changements": "administratrice-demo",
    "/journal": "coordinatrice-sarthe",
    "/administration": "administratrice-demo",
    **dict.fromkeys(
        (
            "/equite",
            "/equite/chiffres",
            "/essais",
            "/essais/nouveau",
            "/essais/{trial_id}",
            "/essais/{trial_id}/resultat",
        ),
        "coordinatrice-sarthe",
    ),
}
EXAMPLES = {
    "person_id": ["rural-17"],
    "block": list(BLOCKS),
    "offer_id": ["boulangerie-conlie", "plats-prepares-nuit"],
    "employer_id": ["employeur-491"],
    "profile_id": ["sp-ml-lemans-1", "sp-ml-lemans-0"],
    # None is done in the demo: what a run suggests is looked at where one is asked for.
    "run_id": ["absente"],
    "request_id": ["cr-demo-0", "cr-demo-4"],
    "import_id": [SENT],
    "scorecard_id": ["expert-2026-11"],
    "trial_id": [OVER, ENROLS],
}


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
            f"{address}: first load {size / 1000:.0f} kB, "
            f"server p95 {server_p95_ms(page, address):.0f} ms (machine load {_load()}), "
            f"axe 0 serious, {lighter} lighter",
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


def _load() -> str:
    """Programs that want a core, per core: above 1, times say more of the machine than of us."""
    return f"{os.getloadavg()[0] / (os.cpu_count() or 1):.1f}"


def _browser(visit: Callable[..., BrowserContext], served: Served, path: str) -> BrowserContext:
    # Whoever is signed in is sent on from it.
    if path == SIGN_IN:
        return visit(served, adviser=None)
    return visit(served, adviser=WHOSE[path]) if path in WHOSE else visit(served)


def _look_at(page: Page, picture: Path) -> int:
    """Check a page at each width; returns how many light findings axe has at the widest."""
    # A list that still completes itself moves under the reader.
    expect(page.locator("[hx-trigger^=load]")).to_have_count(0)
    for width in (NARROWEST, WIDEST):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert _overflow(page) <= 0, f"{page.url} is too wide at {width} px: {_too_wide(page)}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=picture.with_suffix(f".{width}.png"), full_page=True)
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


def _file_name(address: str) -> str:
    return address.strip("/").replace("/", "_") or "accueil"
