"""What does everybody read of an employer before dialling, and what only its structure?"""

import pytest
from stored.bakery_calls import BAKING, contact, seen

from api.services.prospection.calls.contacts import note_contact
from api.services.prospection.held.claims import take_claim
from api.services.prospection.held.portfolio import add_to_portfolio
from api.services.prospection.told.timeline import timeline
from models.enums import (
    ContactAnswer,
    NextStep,
    Visibility,
)
from models.errors import RightMissing


def test_one_reads_all_of_ones_own_entry(store, by, today) -> None:
    note_contact(
        store,
        by("ann"),
        contact(
            answer=ContactAnswer.DONE,
            places_opened=2,
            next_step=NextStep.SEND_PROFILES,
            next_step_on=today.replace(day=28),
        ),
    )
    (line,) = seen(store, by("abe")).contacts
    assert (line.structure, line.adviser, line.channel) == ("Mission Locale A", "Ann", "téléphone")
    assert (line.person_met, line.answer, line.places_opened) == ("dirigeant", "ouvre une place", 2)
    assert (line.next_step, line.next_step_on.day) == ("envoyer des profils", 28)
    assert (line.own, line.recent) == (True, True)


@pytest.mark.parametrize(
    ("visibility", "structure", "answer", "met"),
    [
        (Visibility.SHARED, "Mission Locale A", "en cours", "dirigeant"),
        (Visibility.ANNOUNCED, "Mission Locale A", "en cours", None),
        (Visibility.OWN_STRUCTURE, None, None, None),
    ],
)
def test_others_read_what_its_structure_lets_them(
    store, by, visibility, structure, answer, met
) -> None:
    note_contact(store, by("ann"), contact(visibility=visibility))
    (line,) = seen(store, by("bea")).contacts
    assert (line.structure, line.answer, line.person_met) == (structure, answer, met)
    assert (line.own, line.recent) == (False, True)


def test_that_a_place_opens_is_told_by_its_structure_alone(store, by) -> None:
    note_contact(store, by("ann"), contact(answer=ContactAnswer.DONE, places_opened=2))
    (line,) = seen(store, by("bea")).contacts
    assert (line.answer, line.places_opened) == ("réponse à demander à cette structure", None)


@pytest.mark.parametrize(("day", "recent"), [(26, True), (25, False)])
def test_a_contact_is_recent_for_thirty_days(store, by, today, day, recent) -> None:
    note_contact(store, by("ann"), contact(contacted_on=today.replace(month=10, day=day)))
    assert bool(seen(store, by("bea")).recent) is recent


def test_the_newest_contact_stands_first(store, by, today) -> None:
    for day in (3, 20, 11):
        note_contact(store, by("ann"), contact(contacted_on=today.replace(day=day)))
    assert [line.on.day for line in seen(store, by("ann")).contacts] == [20, 11, 3]


def test_holders_are_shown_before_anyone_dials(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("cyr"), "bakery")
    holders = seen(store, by("bea")).holders
    assert [(h.structure, h.what, h.own) for h in holders] == [
        ("Chambre A", "portefeuille", False),
        ("Mission Locale A", "Commerce alimentaire et métiers de bouche", False),
    ]
    assert holders[1].until is not None


def test_reading_needs_the_right(store, by) -> None:
    nobody = by("ann").viewer.within(frozenset())
    with store.reading() as session, pytest.raises(RightMissing):
        timeline(session, nobody, "bakery", by("ann").today)
