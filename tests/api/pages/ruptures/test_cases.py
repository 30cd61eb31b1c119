"""Case by case: what an adviser says of a rupture from the page."""

import pytest
from signed_browser import Browser


@pytest.fixture
def adviser(demo_app) -> Browser:
    return Browser(demo_app, lambda _path: "conseillere-lemans")


def test_a_rupture_that_is_not_there_is_not_confirmed(adviser) -> None:
    answer = adviser.post("/ruptures/signalements/absent/confirmation", data={"jeune": ""})
    assert answer.status_code == 404


def test_whose_contract_did_not_break_has_no_employer_to_allow(adviser) -> None:
    answer = adviser.post(
        "/ruptures/jeunes/no-mobility-17/employeur", data={"decision": "permettre"}
    )
    assert answer.status_code in (403, 404)


def test_who_may_not_write_files_decides_nothing(demo_app) -> None:
    officer = Browser(demo_app, lambda _path: "cre-lemans")
    answer = officer.post("/ruptures/jeunes/rural-17/employeur", data={"decision": "permettre"})
    assert answer.status_code == 403
