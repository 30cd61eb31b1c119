"""A contact noted by mistake: who takes it back, until when, and what of its effects?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from stored.bakery_calls import BAKING, seen

from api.services.not_possible import NotPossible
from api.services.prospection.calls.called import call_log
from api.services.prospection.calls.contacts import Contact, note_contact
from api.services.prospection.calls.take_back import take_back_contact
from api.services.prospection.held.claims import take_claim
from api.services.prospection.told.log_table import LOG_HEADERS, log_table
from api.services.prospection.told.under_way import claims_under_way
from api.services.rules_known import rules_known
from models.enums import ContactAnswer, ContactChannel, WhyDespite
from models.errors import NotFound


def _note(store, noting, **more):
    call = {"channel": ContactChannel.PHONE, "answer": ContactAnswer.DONE, "trade": BAKING}
    return note_contact(store, noting, Contact("bakery", **(call | more)))


def _last_day(store, noting):
    with store.reading() as session:
        (claim,) = claims_under_way(session, noting.viewer, noting.today)
    return claim.contact_by


def test_its_author_takes_it_back_and_all_see_that_it_counts_no_more(store, by) -> None:
    contact = _note(store, by("ann"))
    take_back_contact(store, by("ann"), "bakery", contact)
    for who in ("ann", "bea"):
        found = seen(store, by(who))
        assert found.recent == ()
        (line,) = found.contacts
        assert line.withdrawn_at is not None
        assert line.undo_until is None
    with store.reading() as session:
        _, rows = log_table(session, by("bea").viewer, by("bea").today)
        assert rows[0][LOG_HEADERS.index("Annulé le")] == "25/11/2026"
        log = call_log(session, by("ann").today, rules_known())
    assert (log.last, log.fatigue, log.counts["calls"].sum()) == ({}, {}, 0)


def test_taken_back_twice_it_keeps_its_first_moment(store, by) -> None:
    contact = _note(store, by("ann"))
    take_back_contact(store, by("ann"), "bakery", contact)
    first = seen(store, by("ann")).contacts[0].withdrawn_at
    later = replace(by("ann"), now=by("ann").now + timedelta(hours=2))
    take_back_contact(store, later, "bakery", contact)
    assert seen(store, by("ann")).contacts[0].withdrawn_at == first


@pytest.mark.parametrize("who", ["abe", "bea"])
def test_nobody_else_takes_it_back(store, by, who) -> None:
    contact = _note(store, by("ann"))
    assert seen(store, by(who)).contacts[0].undo_until is None
    with pytest.raises(NotFound, match="Contact"):
        take_back_contact(store, by(who), "bakery", contact)
    with pytest.raises(NotFound, match="Contact"):
        take_back_contact(store, by("ann"), "garage", contact)


@pytest.mark.parametrize(("hours", "possible"), [(24, True), (24.01, False)])
def test_it_may_be_taken_back_for_a_day_whatever_day_the_demo_plays(
    store, by, hours, possible
) -> None:
    played = replace(by("ann"), today=date(2026, 12, 24))
    contact = _note(store, played)
    later = replace(played, now=played.now + timedelta(hours=hours))
    assert (later.now <= seen(store, played).contacts[0].undo_until) is possible
    if possible:
        take_back_contact(store, later, "bakery", contact)
        return
    with pytest.raises(NotPossible, match=r"jusqu'au 26 novembre 2026 à 11"):
        take_back_contact(store, later, "bakery", contact)


def test_a_claim_lapses_as_if_it_had_never_been_noted(store, by, today) -> None:
    def day_after(number):
        return by("ann", today + timedelta(days=number))

    take_claim(store, day_after(0), "bakery", BAKING)
    _note(store, day_after(2))
    mistake = _note(store, day_after(5))
    assert _last_day(store, day_after(5)) == today + timedelta(days=12)
    take_back_contact(store, day_after(5), "bakery", mistake)
    assert _last_day(store, day_after(5)) == today + timedelta(days=9)


def test_a_contact_about_another_trade_moves_nothing_back(store, by, today) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    other = _note(store, by("ann"), trade="M1203")
    _note(store, by("ann"))
    take_back_contact(store, by("ann"), "bakery", other)
    assert _last_day(store, by("ann")) == today + timedelta(days=7)


def test_its_holder_is_no_longer_told_of_a_call_that_was_a_mistake(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    contact = _note(store, by("bea"), why_despite=WhyDespite.RUPTURE)
    take_back_contact(store, by("bea"), "bakery", contact)
    with store.reading() as session:
        (claim,) = claims_under_way(session, by("ann").viewer, by("ann").today)
    assert claim.others == ()
