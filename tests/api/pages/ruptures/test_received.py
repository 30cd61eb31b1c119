"""A file of ruptures from the page: looked at first, landed once, refused lines taken away."""

import re

import pytest
from doors.signed_browser import Browser

from api.guard.form_body import RUPTURES_PAGE

GOOD, BAD = "ABSENT;Sacha;14/10/2026", "AUTRE;Camille;32/10/2026"
CONTENT = "\r\n".join(["Nom;Prénom;Date rupture contrat", GOOD, BAD, ""]).encode()


@pytest.fixture
def adviser(demo_app) -> Browser:
    return Browser(demo_app, lambda _path: "conseillere-lemans")


def send(browser: Browser, step: str, name: str = "rupturants.csv", content: bytes = CONTENT):
    files = {"fichier": (name, content, "text/csv")}
    return browser.post(RUPTURES_PAGE, data={"etape": step}, files=files)


def words(answer) -> str:
    return re.sub(r"\s+", " ", answer.text.replace("&#39;", "'"))


def test_a_file_is_looked_at_landed_and_landed_no_second_time(adviser) -> None:
    looked = words(send(adviser, "apercu"))
    assert "rien n'est gardé encore" in looked
    assert "1 ajout" in looked
    assert "32/10/2026" not in looked
    assert "1 ajout" in words(send(adviser, "importer"))
    assert "0 ajout, 0 mise à jour, 1 inchangée, 1 refusée" in words(send(adviser, "importer"))
    assert "Sacha ABSENT" in words(adviser.get("/ruptures"))


def test_refused_lines_are_taken_away_as_a_file(adviser) -> None:
    answer = send(adviser, "rapport")
    assert "attachment" in answer.headers["content-disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("3;")


@pytest.mark.parametrize(("name", "content"), [("a.pdf", CONTENT), ("", b""), ("vide.csv", b"")])
def test_what_is_no_table_is_refused_in_words(adviser, name: str, content: bytes) -> None:
    answer = send(adviser, "importer", name, content)
    assert answer.status_code == 422


def test_too_large_a_file_is_not_read(adviser) -> None:
    assert send(adviser, "apercu", content=b"x" * 5_200_000).status_code == 413


def test_no_other_page_takes_a_file(adviser) -> None:
    files = {"fichier": ("a.csv", CONTENT, "text/csv")}
    answer = adviser.post("/ruptures/prix", data={"poids": "0"}, files=files)
    assert answer.status_code >= 400


def test_who_may_not_write_files_sees_no_form(demo_app) -> None:
    officer = Browser(demo_app, lambda _path: "cre-lemans")
    assert officer.get(RUPTURES_PAGE).status_code == 403
