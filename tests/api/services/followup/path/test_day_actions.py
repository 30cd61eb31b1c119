"""A day's actions: what was noted here that day of one's own young people, coded, without names."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.followup.path.day_actions import actions_table, day_actions
from api.services.log_view import ViewAction
from api.services.viewer import viewer_of
from api.words.day_actions import CODES, HEADERS
from models.enums import OutcomeKind, RecordSource, Role
from models.errors import RightMissing
from models.store.sealing import PersonIdentity
from models.tables import FileView, Identity, Outcome

TODAY, LATER = date(2026, 11, 22), date(2026, 11, 23)
NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.fixture
def actions(followup):
    """What a viewer takes away of a day."""

    def take(day=TODAY, viewer=None):
        return day_actions(followup.store, viewer or followup.noting.viewer, day, NOW)

    return take


@pytest.fixture
def known_to_imilo(followup):
    """The person has a number in i-Milo."""
    identity = PersonIdentity("EXEMPLE", "Alex", imilo_number="IM-42")
    with followup.store.sessions.begin() as session:
        session.merge(
            Identity(
                person_id="rural-17",
                sealed=followup.store.sealer.seal(identity),
                lookup_hash="x" * 64,
            )
        )


def test_a_proposal_and_its_answer_are_told_with_code_trade_and_number(
    followup, actions, known_to_imilo
) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "declined_by_employer")
    told = actions()
    assert {each.code for each in told} == {"PROPOSITION", "REFUS_EMPLOYEUR"}
    assert {(each.person_id, each.imilo_number) for each in told} == {("rural-17", "IM-42")}
    assert {each.rome for each in told} == {"D1102"}
    headers, rows = actions_table(told)
    assert headers == HEADERS
    text = repr(rows)
    assert "IM-42" in text
    assert "EXEMPLE" not in text
    assert "Alex" not in text


def test_only_what_was_noted_that_day_and_here_is_told(followup, actions) -> None:
    proposal = followup.propose()
    followup.on(LATER)
    # Told a day late: it is to be entered the day it was noted.
    outcome = followup.answer(proposal, "no_answer", TODAY)
    assert [each.code for each in actions()] == ["PROPOSITION"]
    (late,) = actions(LATER)
    assert (late.code, late.happened_on, late.noted_on) == ("SANS_REPONSE", TODAY, LATER)
    followup.change(Outcome, outcome, source=RecordSource.CSV)
    assert actions(LATER) == []


def test_a_day_begins_at_midnight_in_france(followup, actions) -> None:
    proposal = followup.propose()
    followup.noting = replace(followup.noting, now=datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    followup.answer(proposal, "no_answer")
    assert [each.code for each in actions()] == ["PROPOSITION"]
    assert [each.code for each in actions(LATER)] == ["SANS_REPONSE"]


def test_a_signed_contract_is_tableau_de_bords_new_contract(followup, actions, contract) -> None:
    followup.record(**contract)
    (signed,) = actions()
    assert (signed.code, signed.situation) == ("SIGNATURE", "NOUVEAU_CONTRAT")
    assert signed.siret == "73282932000074"


def test_a_stay_agreed_is_no_new_contract(followup, actions, stay) -> None:
    followup.record(**stay)
    (agreed,) = actions()
    assert (agreed.words, agreed.kind, agreed.situation) == ("Convention signée", "pmsmp", "")


def test_each_export_is_logged_and_another_structure_takes_nothing(followup, actions) -> None:
    followup.propose()
    actions()
    with followup.store.reading() as session:
        logged = session.scalars(
            select(FileView.viewer_id).where(FileView.action == ViewAction.EXPORT)
        ).all()
    assert logged == ["adv-a"]
    assert actions(viewer=viewer_of("adv-b", Role.ADVISER, "ml-b", "B")) == []
    with pytest.raises(RightMissing):
        actions(viewer=viewer_of("admin", Role.ADMINISTRATOR, "ml-a", "Admin"))


def test_whatever_may_be_noted_has_a_code_of_its_own() -> None:
    assert set(CODES) == {kind.value for kind in OutcomeKind}
    assert len(set(CODES.values())) == len(CODES)
