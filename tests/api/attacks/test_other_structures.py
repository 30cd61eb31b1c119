"""Another structure's file: 403 and a line in the log, on every route that names a person."""

import pytest
from doors.every_route import all_routes
from doors.signed_browser import Browser
from sqlalchemy import func, select
from stored.stored_rows import rows_by_table

from api.services.viewer import RIGHTS
from models.enums import Role
from models.tables import AccessToken, FileView, SignedSession

OTHERS = "conseillere-lemans"
# Reads, by a form: what it gives is no page to be kept in a history.
EXPORT = "/jeunes/{person_id}/droits/export"
OF_A_PERSON = [each for each in all_routes() if each.names_a_person]


def _refusals(app, viewer):
    with app.state.access.store.reading() as session:
        counted = select(func.count()).select_from(FileView)
        return session.scalar(
            counted.where(FileView.viewer_id == viewer, FileView.action == "refused")
        )


def _as(app, adviser):
    return Browser(app, lambda _path: adviser, follow_redirects=False)


def test_routes_that_name_a_person_are_found():
    assert len(OF_A_PERSON) > 10


@pytest.mark.parametrize("asked", OF_A_PERSON, ids=str)
def test_it_is_refused_and_the_refusal_is_kept(read_app, reading_as, asked):
    before = _refusals(read_app, OTHERS)
    answer = reading_as(OTHERS).request(asked.method, asked.address)
    assert answer.status_code == 403, answer.text
    assert "Neuvillalais" not in answer.text
    assert _refusals(read_app, OTHERS) == before + 1


@pytest.mark.parametrize("asked", OF_A_PERSON, ids=str)
def test_whoever_keeps_accounts_opens_no_file(reading_as, asked):
    answer = reading_as("administratrice-demo").request(asked.method, asked.address)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "asked", [e for e in OF_A_PERSON if e.writes and e.pattern != EXPORT], ids=str
)
def test_a_coordinator_of_the_same_structure_changes_nothing(read_app, reading_as, asked):
    address = asked.address.replace("rural-17", "car-22")
    browser = reading_as("coordinatrice-sarthe")
    before = rows_by_table(read_app, but=("file_view",))
    # 422: told that the form is empty before being told that it is not theirs to send.
    assert browser.request(asked.method, address).status_code in (403, 422)
    assert rows_by_table(read_app, but=("file_view",)) == before


def test_a_colleague_s_tokens_and_sessions_are_not_mine(own_app, held_by):
    held_by(own_app, OTHERS)
    mine = _as(own_app, "conseillere-mamers")
    with own_app.state.access.store.reading() as session:
        token = session.scalars(
            select(AccessToken.id).where(AccessToken.adviser_id == OTHERS)
        ).one()
        opened = session.scalars(
            select(SignedSession.id).where(SignedSession.adviser_id == OTHERS)
        ).one()
    assert mine.post(f"/compte/jetons/{token}/revocation").status_code == 404
    assert mine.post(f"/compte/sessions/{opened}/fin").status_code == 404
    theirs = _as(own_app, OTHERS)
    assert theirs.post(f"/compte/jetons/{token}/revocation").status_code == 303
    assert theirs.post(f"/compte/sessions/{opened}/fin").status_code == 303


def test_every_role_has_its_rights():
    assert set(RIGHTS) == set(Role)
