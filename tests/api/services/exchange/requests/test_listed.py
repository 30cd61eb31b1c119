"""Does a request go once from one structure to the other, with one state that both read?"""

from datetime import timedelta

import pytest
from sqlalchemy import select
from stored.shared_profiles import FOR_OFFER, states

from api.services.exchange.refusals import AlreadySettled, NotYourRequest
from api.services.exchange.requests.answer import accept_request, decline_request
from api.services.exchange.requests.ask import Ask, ask_contact, cancel_request
from api.services.exchange.requests.lines import Side
from api.services.exchange.requests.listed import requests_of
from api.services.exchange.requests.sheet import request_sheet
from api.services.exchange.shared.publish import withdraw_profile
from api.services.not_possible import NotPossible
from api.services.rights.forget_person import forget_person
from models.enums import (
    DeclineReason,
    RequestReason,
    RequestState,
)
from models.errors import NotFound, RightMissing
from models.tables import ContactRequest, FileView


def test_the_referent_sees_who_asks_why_and_for_which_offer(store, by, request_id) -> None:
    sheet = request_sheet(store, by("ann"), request_id)
    line = sheet.line
    assert (line.structure, line.reason) == ("Chambre A", RequestReason.OFFER)
    assert (line.offer_title, line.employer, line.commune) == (
        "Apprenti boulanger",
        "Boulangerie Fictive",
        "Le Mans",
    )
    assert (line.person_id, line.name) == ("zoe", "Zoé Exemple-Secret")
    assert sheet.asked_by is not None
    assert sheet.asked_by.name == "Cyr"
    assert sheet.may_answer


def test_one_structure_has_one_request_open_on_a_profile(store, by, profile_id, request_id) -> None:
    again = ask_contact(store, by("cyr"), profile_id, FOR_OFFER)
    assert (again.request_id, again.already) == (request_id, True)
    other = ask_contact(store, by("bea"), profile_id, Ask(RequestReason.TRAINING))
    assert not other.already


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (Ask(RequestReason.OFFER), "Choisissez l'offre"),
        (Ask(RequestReason.OFFER, offer_id="other"), "votre structure"),
        (Ask(RequestReason.EMPLOYER), "quelle entreprise"),
    ],
)
def test_one_asks_for_ones_own_offer_or_an_employer(store, by, profile_id, ask, told) -> None:
    with pytest.raises(NotPossible, match=told):
        ask_contact(store, by("cyr"), profile_id, ask)


def test_one_asks_neither_oneself_nor_for_what_is_gone(store, by, profile_id) -> None:
    with pytest.raises(NotPossible, match="votre structure"):
        ask_contact(store, by("abe"), profile_id, Ask(RequestReason.TRAINING))
    with pytest.raises(RightMissing):
        ask_contact(store, by("co"), profile_id, FOR_OFFER)
    withdraw_profile(store, by(), "zoe")
    with pytest.raises(NotFound):
        ask_contact(store, by("cyr"), profile_id, FOR_OFFER)


def test_declined_for_a_reason_that_both_read(store, by, request_id, profile_id, today) -> None:
    decline_request(store, by(), request_id, DeclineReason.DECLINED_BY_YOUNG_PERSON)
    assert states(store, by) == {(RequestState.DECLINED, today)}
    assert requests_of(store, by("cyr"), Side.OUT)[0].decline == "declined_by_young_person"
    with pytest.raises(NotPossible, match="ne se renouvelle pas"):
        ask_contact(store, by("cyr"), profile_id, FOR_OFFER)


def test_who_answers_second_is_told_who_did_and_when(store, by, request_id, acceptance) -> None:
    accept_request(store, by(), request_id, acceptance)
    with pytest.raises(AlreadySettled, match=r"acceptée depuis le 25/11/2026, par Ann"):
        decline_request(store, by(), request_id, DeclineReason.NOT_NOW)


def test_cancelled_by_who_asked_and_by_nobody_else(store, by, request_id, today) -> None:
    with pytest.raises(NotFound):
        cancel_request(store, by("ann"), request_id)
    cancel_request(store, by("cyr"), request_id)
    assert states(store, by) == {(RequestState.CANCELLED, today)}
    with pytest.raises(AlreadySettled):
        cancel_request(store, by("cyr"), request_id)


def test_unanswered_it_lapses(store, by, request_id, today) -> None:
    due = today + timedelta(days=10)
    assert requests_of(store, by("cyr", due), Side.OUT)[0].state is RequestState.WAITING
    after = due + timedelta(days=1)
    assert requests_of(store, by("cyr", after), Side.OUT)[0].state is RequestState.LAPSED
    with pytest.raises(AlreadySettled, match="sans réponse"):
        decline_request(store, by(on=after), request_id, DeclineReason.NOT_NOW)


def test_a_third_structure_is_refused_without_a_word_on_whom(store, by, request_id) -> None:
    for ask in (request_sheet, cancel_request):
        with pytest.raises(NotYourRequest) as refused:
            ask(store, by("bea"), request_id)
        assert "zoe" not in str(refused.value)


def test_an_officer_reads_what_came_in_and_does_not_answer(store, by, request_id) -> None:
    assert not request_sheet(store, by("abe"), request_id).may_answer
    with pytest.raises(RightMissing):
        decline_request(store, by("abe"), request_id, DeclineReason.NOT_NOW)


def test_forgotten_the_request_is_closed_and_tells_nothing_of_the_person(
    store, by, request_id, acceptance, today
) -> None:
    accept_request(store, by(), request_id, acceptance)
    with store.sessions.begin() as session:
        forget_person(session, "zoe", by().viewer, by().now, today)
    assert states(store, by) == {(RequestState.CLOSED, today)}
    for who in ("ann", "cyr"):
        sheet = request_sheet(store, by(who), request_id)
        assert (sheet.line.card, sheet.young, sheet.line.person_id) == (None, None, None)
    with store.reading() as session:
        row = session.get_one(ContactRequest, request_id)
        assert (row.profile_id, row.agreed_on, row.contact_given) == (None, None, None)


def test_every_step_is_in_the_log_of_views(store, by, request_id, acceptance) -> None:
    accept_request(store, by(), request_id, acceptance)
    request_sheet(store, by("cyr"), request_id)
    with store.reading() as session:
        lines = session.execute(
            select(FileView.viewer_id, FileView.action).order_by(FileView.id)
        ).all()
    assert [tuple(line) for line in lines] == [
        ("ann", "publish"),
        ("cyr", "shared_asked"),
        ("ann", "shared_answered"),
        ("cyr", "shared_contact"),
    ]
