"""Each error becomes one HTTP status and one French sentence."""

from datetime import timedelta

import pytest
from doors.signed_browser import Browser
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.errors import answering_with, install_error_handlers, problem_of
from api.services.accounts.door.refusals import SignInRefused, TooManyAttempts
from models.errors import (
    BrokenInput,
    FrameError,
    InvalidCode,
    NotAllowed,
    NotFound,
    PasserelleError,
    PersonalNumberRefused,
    RightMissing,
    SettingsError,
)
from models.tables import Offer


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("Jeune", "x"), 404),
        (NotAllowed("x"), 403),
        (RightMissing(), 403),
        (SignInRefused(), 401),
        (TooManyAttempts("pour cet identifiant", timedelta(minutes=3)), 429),
        (SettingsError("Base absente."), 503),
        (BrokenInput("a.csv", "illisible"), 422),
        (InvalidCode("SIRET", "14 chiffres", "texte"), 422),
        (PersonalNumberRefused("nom"), 422),
        (PasserelleError("Autre."), 422),
    ],
)
def test_an_error_of_the_project_keeps_its_sentence(error, status):
    problem = problem_of(error)
    assert problem.status == status
    assert problem.detail == str(error)


def test_a_developer_s_error_is_not_shown_to_readers():
    problem = problem_of(FrameError("offers", "rome", "wrong dtype"))
    assert problem.status == 500
    assert "dtype" not in problem.detail
    assert "erreur inattendue" in problem.detail


@pytest.fixture
def broken(demo_app):
    def fail():
        raise RuntimeError("family name of somebody")

    demo_app.add_api_route("/api/v1/broken", fail)
    demo_app.add_api_route("/broken", fail)
    return Browser(demo_app, lambda _path: "conseillere-mamers", raise_server_exceptions=False)


def test_an_unforeseen_error_of_the_api_is_a_problem_without_its_text(broken):
    answer = broken.get("/api/v1/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "family name" not in answer.text


def test_an_unforeseen_error_of_a_page_is_a_page_without_its_text(broken):
    answer = broken.get("/broken")
    assert answer.status_code == 500
    assert "<h1>Erreur interne</h1>" in answer.text
    assert "family name" not in answer.text


def test_an_address_of_the_api_that_leads_nowhere_is_a_problem(client):
    answer = client.get("/api/v1/absent")
    assert answer.status_code == 404
    assert answer.json()["title"] == "Introuvable"


def test_the_api_is_read_and_not_written(client):
    answer = client.post("/api/v1/young-people/rural-17/ranking")
    assert answer.status_code == 405
    assert answer.json()["title"] == "Méthode non permise"


@pytest.mark.parametrize("address", ["/api/v1/titled", "/titled"])
def test_a_sign_that_no_database_takes_is_refused_with_its_remedy(sessions, address):
    app = FastAPI()
    install_error_handlers(
        app, answering_with(lambda _, told: HTMLResponse(told.detail, told.status))
    )

    @app.get(address)
    def titled(title: str):
        with sessions() as session:
            return session.scalars(select(Offer.id).where(Offer.title == title)).all()

    # SQLite looks for it and finds nothing.
    takes_nul = sessions.kw["bind"].dialect.name == "sqlite"
    answer = TestClient(app).get(f"{address}?title=a%00b")
    assert answer.status_code == (200 if takes_nul else 422)
    assert takes_nul or "retirez-en les signes illisibles" in answer.text
