"""`/equite` is for coordination and administration; small groups are told as such, nobody named."""

import re

import pytest
from doors.signed_browser import Browser

ADDRESS = "/equite"


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


@pytest.mark.parametrize("adviser", ["coordinatrice-sarthe", "administratrice-demo"])
def test_it_tells_gaps_with_intervals_and_what_is_hidden(client, page_reader, adviser) -> None:
    browser = Browser(client.app, lambda _path: adviser)
    page = page_reader(browser.get(f"{ADDRESS}/chiffres").text)
    assert max(page.ids().values()) == 1
    text = _text(page)
    for words in (
        "Un groupe de moins de 30 personnes n'est pas montré",
        "écarts établis sur",
        "Deviner le sexe : AUC",
        "femmes",
        "Offres ouvertes dans leur liste",
        "Aucune répartition entre tous n'a encore attribué de valeur",
    ):
        assert words in text
    assert "rural-17" not in text
    # On a phone the heads of columns are out of sight: each cell says its own.
    labels = {cell.attributes.get("data-label") for cell in page.all("td")}
    assert labels == {"Valeur", "Écart aux autres", None}
    # Made once, it is there at once.
    assert _text(page_reader(browser.get(ADDRESS).text)) == text
    figures = browser.get(f"{ADDRESS}/json")
    assert figures.json()["least"] == 30


def test_before_it_is_made_the_page_says_what_it_waits_for(demo_app, page_reader) -> None:
    browser = Browser(demo_app, lambda _path: "coordinatrice-sarthe")
    shell = browser.get(ADDRESS).text
    assert "La liste de chaque jeune est lue" in _text(page_reader(shell))
    assert 'hx-get="/equite/chiffres"' in shell
    part = browser.get(f"{ADDRESS}/chiffres", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "Deviner le sexe" in part


@pytest.mark.parametrize("adviser", ["conseillere-lemans", "cre-lemans"])
def test_nobody_else_reads_it(demo_app, adviser) -> None:
    other = Browser(demo_app, lambda _path: adviser)
    assert other.get(ADDRESS).status_code == 403
    assert other.get(f"{ADDRESS}/json").status_code == 403
    assert "/equite" not in other.get("/").text
