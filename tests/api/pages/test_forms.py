"""How does a posted form reach a page?"""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.pages.forms import Posted


@pytest.fixture
def echo() -> Iterator[TestClient]:
    app = FastAPI()

    @app.post("/")
    def answer(texts: Posted) -> dict[str, str]:
        return texts

    with TestClient(app) as browser:
        yield browser


def test_fields_arrive_as_texts_by_name(echo: TestClient) -> None:
    assert echo.post("/", data={"nom": "Lefèvre", "vide": ""}).json() == {
        "nom": "Lefèvre",
        "vide": "",
    }


def test_of_a_name_sent_twice_the_last_text_counts(echo: TestClient) -> None:
    assert echo.post("/", data={"walk": ["non", "oui"]}).json() == {"walk": "oui"}


def test_control_characters_that_no_database_takes_are_left_out(echo: TestClient) -> None:
    assert echo.post("/", data={"nom": "a\x00b"}).json() == {"nom": "ab"}


def test_a_form_longer_than_any_of_ours_is_refused(echo: TestClient) -> None:
    assert echo.post("/", data={"nom": "x" * 100_001}).status_code == 413


def test_a_form_without_a_length_is_refused(echo: TestClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert echo.post("/", content=iter([b"nom=a"]), headers=kind).status_code == 411


def test_files_are_refused(echo: TestClient) -> None:
    assert echo.post("/", files={"nom": ("a.txt", b"texte")}).status_code == 400
