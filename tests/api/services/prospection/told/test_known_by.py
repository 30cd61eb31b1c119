"""What does a list of offers say of who knows its employers, and what does it keep?"""

from datetime import date, timedelta

import pytest
from stored.bakery_calls import BAKING, contact, seen

from api.services.prospection.calls.contacts import note_contact
from api.services.prospection.calls.take_back import take_back_contact
from api.services.prospection.held.claims import take_claim
from api.services.prospection.held.leave_alone import Wish, note_wish
from api.services.prospection.told.known_by import KnownBy, known_by
from models.enums import LeaveScope, Visibility


def _known(store, noting, *employers: str) -> dict[str, KnownBy]:
    with store.reading() as session:
        return known_by(session, noting.viewer, employers or ["bakery"], noting.today)


def test_nobody_knows_an_employer_that_nobody_called(store, by) -> None:
    assert _known(store, by("ann"), "bakery", "garage") == {
        name: KnownBy((), None, None) for name in ("bakery", "garage")
    }


def test_the_last_contact_of_any_network_is_told_for_each_employer(store, by, today) -> None:
    for who, days, employer in (("cyr", 9, "bakery"), ("bea", 2, "bakery"), ("bea", 5, "garage")):
        day = today - timedelta(days=days)
        note_contact(store, by(who), contact(employer_id=employer, contacted_on=day))
    known = _known(store, by("ann"), "bakery", "garage")
    assert [known[name].last.on for name in ("bakery", "garage")] == [
        today - timedelta(days=2),
        today - timedelta(days=5),
    ]
    assert known["bakery"].last.structure == "Mission Locale B"


@pytest.mark.parametrize(
    ("visibility", "structure", "answer"),
    [
        (Visibility.ANNOUNCED, "Mission Locale A", "en cours"),
        (Visibility.OWN_STRUCTURE, None, None),
    ],
)
def test_others_read_no_more_than_on_the_employer_s_own_page(
    store, by, visibility, structure, answer
) -> None:
    note_contact(store, by("ann"), contact(visibility=visibility))
    last = _known(store, by("bea"))["bakery"].last
    assert (last.structure, last.answer, last.person_met) == (structure, answer, None)
    assert last == seen(store, by("bea")).contacts[0]


def test_what_was_noted_by_mistake_is_no_contact(store, by) -> None:
    contact_id = note_contact(store, by("ann"), contact())
    take_back_contact(store, by("ann"), "bakery", contact_id)
    assert _known(store, by("ann"))["bakery"].last is None


def test_a_claim_is_told_until_its_last_day(store, by, today) -> None:
    take_claim(store, by("cyr"), "bakery", BAKING)
    (holder,) = _known(store, by("ann"))["bakery"].claimed
    assert (holder.structure, holder.own) == ("Chambre A", False)
    later = by("ann", holder.until + timedelta(days=1))
    assert _known(store, later)["bakery"].claimed == ()


def test_a_firm_that_asked_for_rest_is_told(store, by, today) -> None:
    until = date(today.year + 1, 1, 31)
    note_wish(store, by("bea"), Wish("bakery", LeaveScope.EVERYTHING, until=until))
    assert _known(store, by("ann"))["bakery"].rests_until == until


def test_who_may_not_read_prospection_learns_nothing(store, by) -> None:
    note_contact(store, by("ann"), contact())
    noting = by("ann")
    stranger = noting.viewer.within(frozenset())
    with store.reading() as session:
        assert known_by(session, stranger, ["bakery"], noting.today) == {}
