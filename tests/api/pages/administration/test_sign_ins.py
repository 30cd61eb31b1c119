"""`/administration/connexions`: who came in and who was refused, and an identity unbound."""

from datetime import UTC, datetime, time, timedelta

import pytest
from doors.signed_browser import Browser
from sqlalchemy import select

from api.services.accounts.noted.sign_in_log import note_sign_in
from api.services.retention.run_purge import run_purge
from models.enums import Role, SignInEnd, SignInWay
from models.tables import Account, SignInEvent

ADDRESS = "/administration/connexions"
TRIES = [
    (SignInWay.PASSWORD, SignInEnd.OPENED, "conseillere-lemans"),
    (SignInWay.PROVIDER, SignInEnd.OTHER_IDENTITY, "conseillere-lemans"),
    (SignInWay.PROVIDER, SignInEnd.NO_ACCOUNT, None),
    (SignInWay.PASSWORD, SignInEnd.WRONG_PASSWORD, "conseillere-mamers"),
]


@pytest.fixture
def noted(demo_app):
    """Four tries: two of Le Mans, one of nobody known, one of Mamers."""
    access = demo_app.state.access
    with access.store.sessions.begin() as session:
        for minute, (way, end, adviser) in enumerate(TRIES):
            note_sign_in(session, way, end, adviser, access.now() + timedelta(minutes=minute))
    return demo_app


@pytest.fixture
def browser(noted):
    return Browser(noted, lambda _path: "administratrice-demo")


def _rows(page):
    return [each.text for each in page.all("tr")][1:]


def test_the_structure_s_own_and_those_of_nobody_known_newest_first(browser, page_of):
    unknown, other, opened = _rows(page_of(ADDRESS, browser))
    assert "aucun compte reconnu" in unknown
    assert "aucun compte à cette adresse" in unknown
    assert "autre identité liée au compte" in other
    assert "fournisseur d'identité" in other
    assert "entré" in opened
    assert "mot de passe" in opened


def test_those_refused_alone(browser, page_of):
    assert len(_rows(page_of(ADDRESS, browser, seulement="refus"))) == 2


def test_none_yet_says_so(demo_app, page_of):
    browser = Browser(demo_app, lambda _path: "administratrice-demo")
    assert "Aucune connexion" in page_of(ADDRESS, browser).all("main")[0].text


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.ADMINISTRATOR])
def test_nobody_else_reads_them(signed_in, role):
    assert signed_in(role).get(ADDRESS).status_code == 403


def test_they_are_kept_as_long_as_the_log_of_views(noted, demo_store, demo_day):
    run_purge(demo_store, demo_day)
    with demo_store.reading() as session:
        assert len(session.scalars(select(SignInEvent)).all()) == len(TRIES)
    with demo_store.sessions.begin() as session:
        for row in session.scalars(select(SignInEvent)).all()[:3]:
            row.at = datetime.combine(demo_day, time(12), UTC) - timedelta(days=400)
    assert (
        next(
            line.count
            for line in run_purge(demo_store, demo_day, True).rules
            if line.rule_id == "sign_ins_over"
        )
        >= 3
    )
    run_purge(demo_store, demo_day)
    with demo_store.reading() as session:
        assert len(session.scalars(select(SignInEvent)).all()) == 1


def test_an_identity_is_unbound_by_its_administrator(browser, demo_store, page_of):
    address = "/administration/comptes/conseillere-lemans/identite"
    with demo_store.sessions.begin() as session:
        account = session.get_one(Account, "conseillere-lemans")
        account.provider_issuer, account.provider_subject = "https://x.example", "ana"
    actions = [
        form.attributes["action"] for form in page_of("/administration", browser).all("form")
    ]
    assert actions.count(address) == 1
    browser.post(address)
    with demo_store.reading() as session:
        assert session.get_one(Account, "conseillere-lemans").provider_subject is None
    actions = [
        form.attributes["action"] for form in page_of("/administration", browser).all("form")
    ]
    assert address not in actions
