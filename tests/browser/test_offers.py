"""Offers in place: the sum opened in its card, an offer proposed and answered without leaving."""

from collections.abc import Callable

import pytest
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Locator, Page, expect

OFFER = "boulangerie-conlie"


@pytest.fixture
def page(own_served: Served, visit: Callable[..., BrowserContext]) -> Page:
    """The ranking of rural-17 on a desk's screen."""
    opened = visit(own_served, viewport={"width": 1440, "height": 900}).new_page()
    opened.goto("/jeunes/rural-17")
    return opened


def _card(page: Page) -> Locator:
    return page.get_by_role("article").filter(has=page.locator(f'a[href$="/offres/{OFFER}"]'))


def test_a_card_opens_its_sum_once_and_by_keyboard(page: Page) -> None:
    card = _card(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    card.locator("summary", has_text="Le calcul").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("table")).to_contain_text("Point de départ")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(card.get_by_role("table")).to_be_visible()
    assert len([url for url in asked if OFFER in url]) == 1


def test_proposed_in_its_card_then_answered_and_taken_back_in_place(page: Page) -> None:
    card = _card(page)
    card.get_by_role("button", name="Proposer").click()
    expect(card.get_by_text("Proposée le")).to_be_visible()
    card.get_by_role("link", name="Noter la réponse").click()
    expect(page.get_by_role("heading", name="1 proposition en attente")).to_be_visible()
    page.get_by_role("button", name="Pas de réponse").click()
    said = page.get_by_text("La réponse est notée.")
    expect(said).to_be_visible()
    expect(said).to_be_focused()
    expect(page.get_by_role("heading", name="Aucune proposition en attente")).to_be_visible()
    page.get_by_role("button", name="Annuler « Pas de réponse »").click()
    expect(page.get_by_role("heading", name="1 proposition en attente")).to_be_visible()


def test_what_cannot_be_noted_is_told_in_place_and_takes_the_focus(page: Page) -> None:
    _card(page).get_by_role("button", name="Proposer").click()
    expect(_card(page).get_by_text("Proposée le")).to_be_visible()
    page.goto("/jeunes/rural-17/parcours")
    page.get_by_text("À une autre date").click()
    page.get_by_label("Date").fill("2026-11-01")
    page.get_by_role("button", name="Rencontre faite").click()
    alert = page.get_by_role("alert").filter(has_text="ne peut pas être plus ancienne")
    expect(alert).to_be_focused()
    expect(page.get_by_role("heading", name="1 proposition en attente")).to_be_visible()


def test_a_contract_is_recorded_with_choices_while_typing(page: Page) -> None:
    page.goto("/jeunes/rural-17/contrats?type=pmsmp")
    page.get_by_label("Entreprise", exact=True).press_sequentially("boulangerie conlie")
    page.get_by_role("radio", name="Boulangerie Imaginaire de Conlie").check()
    page.get_by_label("Métier").press_sequentially("boulanger")
    page.get_by_role("radio", name="Boulangerie - viennoiserie").check()
    page.get_by_label("Premier jour").fill("2026-12-07")
    page.get_by_label("Dernier jour").fill("2026-12-11")
    page.get_by_label("Objet de la convention").select_option("confirm_project")
    page.get_by_role("button", name="Noter la PMSMP").click()
    expect(page.get_by_role("heading", name="En cours, à venir ou à suivre")).to_be_visible()
    expect(page.get_by_text("du 7 décembre 2026 au 11 décembre 2026")).to_be_visible()


def test_without_scripts_the_card_leads_to_the_offer_and_its_button_proposes(
    own_served: Served, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(own_served, java_script_enabled=False).new_page()
    page.goto("/jeunes/rural-17")
    card = _card(page)
    card.locator("summary", has_text="Le calcul").click()
    card.get_by_role("link", name="Voir le calcul").click()
    expect(page.get_by_role("table")).to_contain_text("Total des points")
    page.get_by_role("button", name="Proposer").click()
    expect(page.get_by_text("Proposée le")).to_be_visible()
    page.get_by_role("link", name="Noter la réponse").click()
    page.get_by_role("button", name="Pas de réponse").click()
    expect(page.get_by_text("La réponse est notée.")).to_be_visible()


def test_the_figures_of_a_contract_stand_in_one_row_beside_the_map(page: Page) -> None:
    for width in (1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        heads = _card(page).locator(".facts dt").all()
        assert len(heads) == 5
        assert len({round(head.bounding_box()["y"]) for head in heads}) == 1


def test_what_stands_below_a_long_list_is_one_key_away(page: Page) -> None:
    page.get_by_role("link", name="Qu'est-ce qui ouvrirait plus d'offres ?").press("Enter")
    heading = page.get_by_role("heading", name="Qu'est-ce qui ouvrirait plus d'offres ?")
    expect(heading).to_be_in_viewport()
    # What comes to sight is reckoned then.
    expect(
        page.locator("section").filter(has=heading).get_by_role("listitem").first
    ).to_be_visible()
