"""Can a file be read by everybody in the midst of a change: choices, mistakes, conflicts?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.adviser import Adviser
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

from models import tables
from models.enums import Role

COLLEAGUE = "referente-apprentissage"
FILE = "/jeunes/rural-17/dossier"
WIDTHS = (390, 1440)


@pytest.fixture
def adviser(own_served: Served, visit: Callable[..., BrowserContext]) -> Adviser:
    return Adviser(visit(own_served).new_page())


@pytest.fixture
def looked_at(screenshots: Path) -> Callable[[Page, str], None]:
    """Checks a state of a page at a phone's width and a desk's, and keeps how it looked."""

    def look(page: Page, name: str) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, f"{name} at {width} px"
            page.screenshot(path=screenshots / f"etat_{name}.{width}.png", full_page=True)
            stopping, _ = findings(page)
            assert not stopping, f"{name} at {width} px: {stopping}"

    return look


def test_choices_while_typing(adviser: Adviser, looked_at: Callable[[Page, str], None]) -> None:
    adviser.page.goto(FILE)
    form = adviser.edits("Souhaits")
    form.get_by_label("Ajouter un métier").press_sequentially("méca auto")
    expect(form.get_by_role("radio").first).to_be_visible()
    looked_at(adviser.page, "choix")


def test_mistakes_and_added_rows(adviser: Adviser, looked_at: Callable[[Page, str], None]) -> None:
    adviser.page.goto(FILE)
    form = adviser.edits("Comment vous déplacez-vous")
    form.get_by_role("button", name="Ajouter un trajet").click()
    expect(form.get_by_role("checkbox", name="lundi")).to_be_checked()
    form.get_by_label("Départ après").fill("18:00")
    form.get_by_label("Retour avant").fill("07:00")
    form.get_by_label("Vers le CFA").fill("999")
    form.get_by_role("button", name="Enregistrer").last.click()
    expect(adviser.page.get_by_role("alert").filter(has_text="2 réponses")).to_be_focused()
    looked_at(adviser.page, "erreurs")


@pytest.fixture
def two_advisers(own_served: Served, visit: Callable[..., BrowserContext]) -> tuple[Adviser, ...]:
    """Two colleagues of one structure, each in a browser of their own."""
    with own_served.store.sessions.begin() as session:
        # Each structure of the demo has one adviser: here its référente is a second.
        session.get_one(tables.Adviser, COLLEAGUE).role = Role.ADVISER
    colleagues = ("conseillere-lemans", COLLEAGUE)
    return tuple(Adviser(visit(own_served, adviser=who).new_page()) for who in colleagues)


def test_a_colleague_s_change_is_told_and_ones_own_input_kept(
    two_advisers: tuple[Adviser, Adviser], looked_at: Callable[[Page, str], None]
) -> None:
    adviser, colleague = two_advisers
    for each in two_advisers:
        each.page.goto("/jeunes/pmsmp-limit-18/dossier")
    mine = adviser.edits("Projet").get_by_label("Niveau atteint")
    mine.select_option("3")
    colleague.edits("Projet").get_by_label("Niveau atteint").select_option("4")
    colleague.saves("Projet")
    adviser.page.get_by_role("button", name="Enregistrer").last.click()
    told = adviser.page.get_by_role("alert").filter(has_text="entre-temps")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Référente EXEMPLE l'a modifiée")
    expect(told).to_contain_text("bac, BP")
    expect(adviser.page.get_by_label("Niveau atteint")).to_have_value("3")
    looked_at(adviser.page, "conflit")
    adviser.page.get_by_role("button", name="Garder ma saisie").click()
    expect(adviser.page.get_by_text("Enregistré.", exact=True)).to_be_visible()
    colleague.page.reload()
    expect(colleague.page.get_by_role("region", name="Projet")).to_contain_text("CAP")


def test_a_colleague_s_answer_is_told_before_another_is_noted(
    two_advisers: tuple[Adviser, Adviser], looked_at: Callable[[Page, str], None]
) -> None:
    adviser, colleague = two_advisers
    adviser.opens_a_stay("pmsmp-limit-18")
    adviser.proposes()
    for each in two_advisers:
        each.page.goto("/jeunes/pmsmp-limit-18/parcours")
    colleague.answers("Refus de l'employeur")
    adviser.page.get_by_role("button", name="Rencontre faite").first.click()
    told = adviser.page.get_by_role("alert").filter(has_text="Rien n'a été noté")
    expect(told).to_contain_text("Référente EXEMPLE a noté « Refus de l'employeur »")
    looked_at(adviser.page, "conflit_parcours")


def test_somebody_already_on_file(adviser: Adviser, looked_at: Callable[[Page, str], None]) -> None:
    page = adviser.page
    page.goto(f"{FILE}/identite")
    born = page.get_by_label("Date de naissance").input_value()
    page.goto("/jeunes/nouveau")
    for label, text in (("Nom de famille", "Exemple-001"), ("Prénom", "alix")):
        page.get_by_label(label).fill(text)
    page.get_by_label("Date de naissance").fill(born)
    page.get_by_label("Commune").fill("Le Mans")
    page.get_by_role("button", name="Ouvrir le dossier").last.click()
    expect(page.get_by_role("alert").filter(has_text="Déjà suivi ici")).to_be_focused()
    looked_at(page, "existant")
