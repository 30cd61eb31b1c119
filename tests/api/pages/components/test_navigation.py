"""The entry of the navigation under which a page stands is marked, alone."""

import pytest


@pytest.mark.parametrize(
    ("address", "entry", "mark"),
    [
        ("/", "Mes jeunes", "page"),
        ("/jeunes/rural-17/dossier", "Mes jeunes", "true"),
        ("/jeunes/nouveau", "Nouveau dossier", "page"),
        ("/vivier/import", "Vivier", "true"),
        ("/entreprises/employeur-775", "Prospection", "true"),
    ],
)
def test_the_page_s_own_entry_is_marked(signed_in, page_reader, address, entry, mark) -> None:
    page = page_reader(signed_in("conseillere-mamers").get(address).text)
    links = page.all("nav")[0].inside
    marked = [
        (e.text, e.attributes["aria-current"]) for e in links if "aria-current" in e.attributes
    ]
    assert marked == [(entry, mark)]
