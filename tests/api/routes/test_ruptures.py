"""Ruptures by API: a file previewed then landed, whose each is, which employer may come again."""

import pytest
from doors.signed_browser import Browser

FILE = "Nom;Prénom;Date rupture contrat\r\nABSENT;Sacha;14/10/2026\r\nAUTRE;Camille;32/10/2026\r\n"
ADDRESS = "/api/v1/rupture-imports"


@pytest.fixture
def adviser(demo_app) -> Browser:
    return Browser(demo_app, lambda _: "conseillere-lemans")


def send(adviser: Browser, name: str = "rupturants.csv", preview: bool = False):
    return adviser.post(
        ADDRESS, params={"name": name, "preview": preview}, content=FILE.encode("utf-8")
    )


def test_a_preview_tells_every_refused_cell_and_keeps_nothing(adviser) -> None:
    for _ in range(2):
        told = send(adviser, preview=True).json()
        assert (told["preview"], told["lines"], told["added"], told["rejected"]) == (True, 2, 1, 1)
    (flaw,) = told["flaws"]
    assert (flaw["line"], flaw["refused"]) == (3, True)
    assert "32/10/2026" not in str(told)


def test_a_file_lands_once(adviser) -> None:
    assert send(adviser).json()["added"] == 1
    again = send(adviser).json()
    assert (again["added"], again["unchanged"], again["rejected"]) == (0, 1, 1)


def test_what_is_no_table_is_refused_in_words(adviser) -> None:
    answer = send(adviser, name="ruptures.pdf")
    assert answer.status_code in (400, 422)
    assert "CSV ou XLSX" in answer.text


def test_who_may_not_write_files_sends_none(demo_app) -> None:
    officer = Browser(demo_app, lambda _: "cre-lemans")
    assert send(officer).status_code == 403


def test_programs_may_not_decide_of_what_is_not_theirs(demo_app) -> None:
    adviser = Browser(demo_app, lambda _: "conseillere-lemans")
    address = "/api/v1/young-people/rural-17/broken-employer"
    assert adviser.put(address, json={"allowed": True}).status_code == 403
    own = Browser(demo_app, lambda _: "conseillere-mamers")
    # rural-17 never had a contract.
    assert own.put(address, json={"allowed": True}).status_code == 404
    answer = own.post("/api/v1/ruptures/none/confirmation", json={"young_person_id": "rural-17"})
    assert answer.status_code == 404
