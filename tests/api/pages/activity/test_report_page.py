"""Does the page of a period say what it counts, hide what is small, and leave as a file?"""

import csv
import io
import re

import pytest
from doors.signed_browser import Browser

ADDRESS = "/bilan"


@pytest.fixture
def browser(demo_app):
    return Browser(demo_app, lambda _path: "conseillere-lemans")


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_figures_horizons_and_splits_stand_on_the_page(browser, page_reader) -> None:
    page = page_reader(browser.get(f"{ADDRESS}?perimetre=territory").text)
    assert max(page.ids().values()) == 1
    text = _text(page)
    for words in ("Ruptures, selon le recul", "9 mois", "Zone d'emploi", "par années entières"):
        assert words in text
    assert "None" not in text


def test_a_small_count_is_drawn_as_unknown(browser, page_reader) -> None:
    page = page_reader(browser.get(ADDRESS).text)
    assert "< 5" in _text(page)
    assert any("untold" in (each.attributes.get("class") or "") for each in page.all("rect"))


def test_an_empty_period_says_what_to_do(browser, page_reader) -> None:
    text = _text(page_reader(browser.get(f"{ADDRESS}?depuis=2022-01&jusque=2022-01").text))
    assert "Aucun contrat ni PMSMP" in text
    assert "notez les contrats signés" in text


def test_a_period_upside_down_is_refused_in_words(browser) -> None:
    answer = browser.get(f"{ADDRESS}?depuis=2026-05&jusque=2026-01")
    assert answer.status_code == 422
    assert "période" in answer.text


def test_it_leaves_as_a_file_of_the_same_period(browser) -> None:
    answer = browser.get(f"{ADDRESS}/csv?depuis=2025-01&jusque=2025-06")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {line["Période"] for line in lines} == {"de janvier 2025 à juin 2025"}
    assert browser.get(f"{ADDRESS}/xlsx").content[:2] == b"PK"
