"""On /baremes: a scorecard is fitted and followed, read, compared in lists, adopted, undone."""

from collections.abc import Callable
from pathlib import Path

from browsing.accessibility import findings
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

COORDINATOR = "coordinatrice-sarthe"
FIT_MS = 60_000


def _kept(page: Page, picture: Path) -> None:
    """Look at a page on a desk's screen and on a phone."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        stopping, _ = findings(page)
        assert not stopping, stopping
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.screenshot(path=picture.with_suffix(f".{width}.png"), full_page=True)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_scorecard_is_fitted_read_compared_adopted_and_the_old_one_restored(
    own_served: Served, visit: Callable[..., BrowserContext], screenshots: Path
) -> None:
    page = visit(own_served, adviser=COORDINATOR).new_page()
    page.goto("/")
    page.get_by_role("link", name="Grilles et essais").click()
    page.get_by_role("button", name="Ajuster une grille").click()
    # Its progress replaces itself, until the candidate stands there.
    expect(page.get_by_text("Dernier ajustement")).to_be_visible(timeout=FIT_MS)
    _kept(page, screenshots / "baremes_candidate")
    page.get_by_role("link", name="fitted-").first.click()
    expect(page.get_by_role("heading", name="Ce qu'elle annonce arrive-t-il ?")).to_be_visible()
    _kept(page, screenshots / "baremes_fiche")
    page.get_by_role("link", name="Comparer à une autre grille").click()
    page.get_by_role("link", name="Classer les jeunes de la structure").click()
    expect(page.get_by_text("gardent la même première offre")).to_be_visible(timeout=FIT_MS)
    _kept(page, screenshots / "baremes_listes")
    page.get_by_role("link", name="Grilles", exact=True).click()
    page.get_by_text("Adopter", exact=False).first.click()
    page.get_by_role("button", name="Adopter cette grille").click()
    expect(page.get_by_text("Les classements se servent maintenant")).to_be_visible()
    expect(page.get_by_text("a servi").first).to_be_visible()
    page.get_by_text("Rétablir", exact=False).first.click()
    page.get_by_role("button", name="Rétablir cette grille").click()
    expect(page.get_by_role("table", name="Qui a choisi")).to_contain_text("expert-2026-11")
    own_served.app.state.access.trainings.stop()
