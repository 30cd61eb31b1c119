"""The day's coded actions leave the page, the API and the command as one and the same."""

import csv
import io

import pytest
from doors.signed_browser import Browser

from api.words.day_actions import HEADERS

OFFER = "boulangerie-conlie"


@pytest.fixture
def adviser(demo_app) -> Browser:
    """Mamers' adviser, who has just proposed an offer to somebody."""
    browser = Browser(demo_app, lambda _path: "conseillere-mamers")
    answer = browser.post("/jeunes/rural-17/propositions", data={"offre": OFFER})
    assert answer.status_code == 200, answer.text
    return browser


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_page_api_and_command_give_the_same_actions(
    adviser, demo_settings, passerelle, demo_day
) -> None:
    page = adviser.get("/ruptures")
    assert 'Actions du jour, pour <span class="whole">i-Milo</span>' in page.text
    assert "ne sont pas publics" in page.text
    taken = adviser.get("/ruptures/actions/csv")
    assert "attachment" in taken.headers["content-disposition"]
    (row,) = rows_of(taken.content.decode("utf-8-sig"))
    assert tuple(row) == HEADERS
    assert (row["Jeune"], row["Code"]) == ("rural-17", "PROPOSITION")
    (told,) = adviser.get("/api/v1/day-actions").json()
    assert (told["person_id"], told["code"]) == ("rural-17", "PROPOSITION")
    made = passerelle(
        "actions", "--structure", "ml-mamers", "--today", demo_day.isoformat(), on=demo_settings
    )
    assert made.exit_code == 0, made.output
    assert "rural-17;" in made.stdout
    assert adviser.get("/ruptures/actions/csv?jour=2026-01-02").status_code == 200


def test_another_structure_and_an_unknown_one_take_nothing(
    adviser, demo_app, demo_settings, passerelle
) -> None:
    elsewhere = Browser(demo_app, lambda _path: "conseillere-lemans")
    taken = elsewhere.get("/ruptures/actions/csv").content.decode("utf-8-sig")
    assert rows_of(taken) == []
    assert passerelle("actions", "--structure", "absente", on=demo_settings).exit_code != 0
