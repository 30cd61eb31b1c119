"""Several young people of the list chosen at once, a filter kept, the day's list on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

ADVISER = "conseillere-lemans"
RUN_MS = 120_000
WIDTHS = (390, 1440)


@pytest.fixture
def page(own_served: Served, visit: Callable[..., BrowserContext]) -> Page:
    """The list of somebody with young people to see to."""
    opened = visit(own_served, adviser=ADVISER).new_page()
    opened.goto("/")
    return opened


def _look_at(page: Page, picture: Path) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        stopping, _ = findings(page)
        assert not stopping, stopping
        page.screenshot(path=picture.with_suffix(f".{width}.png"), full_page=True)


def test_those_ticked_are_ranked_at_once_and_decided_one_by_one(
    page: Page, screenshots: Path
) -> None:
    expect(page.locator("[hx-trigger^=load]")).to_have_count(0)
    for tick in page.get_by_role("checkbox", name="Choisir").all()[:6]:
        tick.check()
    page.get_by_role("button", name="Chercher des offres pour les jeunes cochés").click()
    expect(page.get_by_role("heading", name="Répartition du")).to_be_visible()
    suggestions = page.get_by_role("region", name="Suggestions à décider")
    expect(suggestions).to_be_visible(timeout=RUN_MS)
    _look_at(page, screenshots / "repartition_choisie")
    suggestions.get_by_role("button", name="Proposer").first.click()
    expect(page.get_by_text("La proposition est notée.")).to_be_visible()
    expect(suggestions.get_by_text("proposée").first).to_be_visible()


def test_nobody_ticked_is_told_where_one_looks(page: Page) -> None:
    page.get_by_role("button", name="Chercher des offres pour les jeunes cochés").click()
    expect(page.get_by_role("alert").filter(has_text="Cochez de 1 à 100")).to_be_visible()


def test_a_filter_is_kept_opened_by_its_name_and_forgotten(page: Page, screenshots: Path) -> None:
    page.get_by_label("Étape").select_option(label="prêt à signer")
    page.get_by_role("button", name="Filtrer", exact=True).click()
    page.get_by_text("Garder ce filtre").click()
    page.get_by_label("Nom du filtre").fill("Prêts à signer")
    page.get_by_role("button", name="Garder", exact=True).click()
    expect(page.get_by_text("Le filtre est gardé")).to_be_visible()
    page.goto("/")
    page.get_by_role("navigation", name="Mes filtres gardés").get_by_role(
        "link", name="Prêts à signer"
    ).click()
    expect(page.get_by_label("Étape")).to_have_value("ready_to_sign")
    page.get_by_text("Garder ou oublier un filtre").click()
    _look_at(page, screenshots / "liste_filtre_garde")
    page.get_by_role("button", name="Oublier le filtre Prêts à signer").click()
    expect(page.get_by_role("navigation", name="Mes filtres gardés")).to_have_count(0)


def test_the_day_s_list_fits_sheets_of_a4_and_nothing_else_is_printed(
    page: Page, screenshots: Path
) -> None:
    page.get_by_role("link", name="Liste du jour à imprimer").click()
    expect(page.get_by_role("heading", name="Liste du")).to_be_visible()
    expect(page.get_by_role("button", name="Imprimer la liste")).to_be_visible()
    page.emulate_media(media="print")
    # A4 less its margins, at 96 points an inch.
    page.set_viewport_size({"width": 680, "height": 1000})
    expect(page.get_by_role("navigation", name="Navigation principale")).to_be_hidden()
    expect(page.get_by_role("button", name="Imprimer la liste")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.screenshot(path=screenshots / "liste_du_jour_papier.png", full_page=True)
    page.pdf(path=screenshots / "liste_du_jour.pdf", format="A4", prefer_css_page_size=True)
