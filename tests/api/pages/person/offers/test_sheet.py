"""`/jeunes/{id}/fiche`: what a young person takes home, and nothing else."""

import re

import pytest


def _text(page):
    (sheet,) = page.all("article")
    return re.sub(r"\s+", " ", sheet.text.replace("\u00a0", " "))


def test_it_says_where_when_and_how_to_get_there(page_of) -> None:
    text = _text(page_of("/jeunes/rural-17/fiche?offre=boulangerie-conlie"))
    for words in ("Conlie", "à vélo", "URMA SARTHE", "Pour répondre", "prochain rendez-vous"):
        assert words in text
    assert "2. " not in text


@pytest.mark.parametrize("person", ["rural-17", "rupture-18", "car-22", "pmsmp-limit-18"])
def test_no_score_chance_or_rupture_stands_on_it(page_of, person) -> None:
    text = _text(page_of(f"/jeunes/{person}/fiche")).lower()
    for word in ("score", "chance", "rupture", "rompu", "%", "points", "grille", "né le"):
        assert word not in text


def test_without_an_offer_it_says_so(page_of) -> None:
    assert "Pas encore d'offre" in _text(page_of("/jeunes/objector-19/fiche"))


def test_the_ranking_leads_to_it(page_of) -> None:
    links = [link.attributes.get("href") for link in page_of("/jeunes/rural-17").all("a")]
    assert "/jeunes/rural-17/fiche" in links


def test_more_than_fits_is_refused(client) -> None:
    asked = "&".join(f"offre=o{number}" for number in range(9))
    assert client.get(f"/jeunes/rural-17/fiche?{asked}").status_code == 422
