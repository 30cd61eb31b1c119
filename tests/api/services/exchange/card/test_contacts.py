"""What passes on when a contact is agreed to, how far and for how long?"""

from dataclasses import replace
from datetime import timedelta

import pytest
from stored.shared_profiles import FOR_OFFER, states

from api.services.exchange.card.agreement import Agreement
from api.services.exchange.requests.answer import accept_request
from api.services.exchange.requests.ask import ask_contact
from api.services.exchange.requests.sheet import request_sheet
from api.services.exchange.shared.publish import publish_profile, withdraw_profile
from api.services.not_possible import NotPossible
from models.enums import (
    AgreementWay,
    ContactAgreed,
    MeetingWay,
    RequestState,
)


def test_accepted_the_contact_passes_on_as_far_as_agreed(
    store, by, request_id, acceptance, today
) -> None:
    assert request_sheet(store, by("cyr"), request_id).young is None
    accept_request(store, by("ann"), request_id, acceptance)
    assert states(store, by) == {(RequestState.ACCEPTED, today)}
    sheet = request_sheet(store, by("cyr"), request_id)
    assert sheet.young is not None
    assert (sheet.young.given_name, sheet.young.phone, sheet.young.email) == (
        "Zoé",
        "01 99 00 00 17",
        None,
    )
    assert sheet.answered_by is not None
    assert sheet.answered_by.email == "ann@exemple.invalid"
    assert sheet.line.person_id is None
    assert sheet.line.name is None


def test_through_the_referent_no_name_is_told(store, by, request_id, acceptance) -> None:
    through = replace(
        acceptance, meeting=MeetingWay.THREE_WAY, contact_given=ContactAgreed.REFERENT
    )
    accept_request(store, by("ann"), request_id, through)
    sheet = request_sheet(store, by("cyr"), request_id)
    assert sheet.young is None
    assert sheet.answered_by is not None


def test_no_more_is_given_than_was_agreed(store, by, publication, acceptance) -> None:
    wanted = replace(publication, contact_agreed=ContactAgreed.EMAIL)
    profile = publish_profile(store, by(), "zoe", wanted).profile_id
    asked = ask_contact(store, by("cyr"), profile, FOR_OFFER).request_id
    with pytest.raises(NotPossible, match="accord du jeune"):
        accept_request(store, by(), asked, acceptance)
    with pytest.raises(NotPossible, match="contact direct"):
        accept_request(store, by(), asked, replace(acceptance, contact_given="referent"))


def test_the_agreement_to_this_contact_comes_first(store, by, request_id, acceptance) -> None:
    without = replace(acceptance, agreement=Agreement(None, None))
    with pytest.raises(NotPossible, match="Sans elle"):
        accept_request(store, by(), request_id, without)
    assert {state for state, _ in states(store, by)} == {RequestState.WAITING}


def test_a_contact_is_told_for_its_time_and_while_the_agreement_stands(
    store, by, request_id, acceptance, today
) -> None:
    accept_request(store, by(), request_id, acceptance)
    last, after = today + timedelta(days=30), today + timedelta(days=31)
    assert request_sheet(store, by("cyr", last), request_id).young is not None
    over = request_sheet(store, by("cyr", after), request_id)
    assert (over.young, over.answered_by) == (None, None)
    withdraw_profile(store, by(), "zoe")
    assert request_sheet(store, by("cyr"), request_id).young is None
    assert states(store, by) == {(RequestState.CLOSED, today)}


def test_a_narrower_agreement_takes_back_what_it_no_longer_covers(
    store, by, request_id, acceptance, publication
) -> None:
    accept_request(store, by(), request_id, acceptance)
    narrower = replace(publication, contact_agreed=ContactAgreed.REFERENT)
    publish_profile(store, by(), "zoe", narrower)
    assert request_sheet(store, by("cyr"), request_id).young is None


def test_a_minors_representative_is_informed_of_the_contact_too(
    store, by, publication, acceptance, today
) -> None:
    told = replace(acceptance.agreement, informed_on=today, informed_how=AgreementWay.PHONE)
    wanted = replace(publication, agreement=told, trades=())
    profile = publish_profile(store, by(), "mia", wanted).profile_id
    asked = ask_contact(store, by("cyr"), profile, FOR_OFFER).request_id
    with pytest.raises(NotPossible, match="représentant"):
        accept_request(store, by(), asked, acceptance)
    accept_request(store, by(), asked, replace(acceptance, agreement=told))
