"""On /ruptures: a file brought in, a run followed as it goes, a suggestion sent, a list taken."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

ADVISER = "conseillere-lemans"
RUN_MS = 120_000


@pytest.fixture
def page(own_served: Served, visit: Callable[..., BrowserContext]) -> Page:
    """The page of ruptures on a desk's screen."""
    desk = visit(own_served, adviser=ADVISER, viewport={"width": 1440, "height": 900})
    opened = desk.new_page()
    opened.goto("/ruptures")
    return opened


def _run(page: Page, whom: str) -> None:
    page.get_by_label("Pour qui").select_option(label=whom)
    page.get_by_role("button", name="Répartir maintenant").click()
    # Its progress replaces itself, until the result stands there.
    expect(page.get_by_role("link", name="Voir les suggestions")).to_be_visible(timeout=RUN_MS)
    page.reload()


def test_a_run_is_followed_until_its_suggestions_are_sent_and_taken_away(
    page: Page, screenshots: Path
) -> None:
    _run(page, "tous les jeunes prêts à signer")
    suggestions = page.get_by_role("region", name="Suggestions à décider")
    first = suggestions.get_by_role("listitem").filter(
        has=page.get_by_role("button", name="Proposer")
    )
    first.first.get_by_role("button", name="Proposer").first.click()
    expect(page.get_by_text("La proposition est notée.")).to_be_visible()
    expect(suggestions.get_by_text("proposée").first).to_be_visible()
    # What prices weigh is for whoever may set it.
    expect(page.get_by_text("Valeur conseillée")).to_have_count(0)
    with page.expect_download() as taken:
        suggestions.get_by_role("link", name="en CSV").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert any(row["Décision"] == "proposée" for row in rows)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        stopping, _ = findings(page)
        assert not stopping, stopping
        page.screenshot(path=screenshots / f"ruptures_{width}.png", full_page=True)


def test_a_file_is_looked_at_in_place_then_landed(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "rupturants.csv"
    file.write_text(
        "Nom;Prénom;Date rupture contrat\nABSENT;Sacha;14/10/2026\nAUTRE;Camille;32/10/2026\n",
        encoding="utf-8",
    )
    page.get_by_role("link", name="Importer des ruptures").click()
    page.get_by_label("Fichier", exact=True).set_input_files(file)
    page.get_by_role("button", name="Vérifier sans rien garder").click()
    expect(page.get_by_text("rien n'est gardé encore")).to_be_visible()
    expect(page.get_by_role("table", name="Lignes refusées")).to_contain_text("3")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Lignes refusées en CSV").click()
    assert taken.value.suggested_filename == "lignes-refusees.csv"
    page.get_by_role("button", name="Importer", exact=True).click()
    page.get_by_role("link", name="Voir les ruptures signalées").click()
    expect(page.get_by_text("Sacha ABSENT")).to_be_visible()


def test_on_a_phone_a_name_keeps_its_hyphen_and_choices_their_width(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    parted = "(names) => names.filter((name) => name.getClientRects().length > 1).length"
    names = page.locator(".whole")
    expect(names.first).to_have_text("i-Milo")
    assert names.evaluate_all(parted) == 0
    whole = page.get_by_role("main").evaluate("(main) => main.clientWidth - 32")
    for label in ("Pour qui", "Comment"):
        assert page.get_by_label(label).bounding_box()["width"] >= whole - 1
