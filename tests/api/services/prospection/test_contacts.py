"""What may be noted of a call, who reads what of it, and who must not be called?"""

import pytest

from api.services.followup.refusals import NotPossible
from api.services.prospection.claims import take_claim
from api.services.prospection.contacts import Contact, erase_contact, note_contact
from api.services.prospection.leave_alone import Wish, contest_wish, lift_wish, note_wish
from api.services.prospection.portfolio import add_to_portfolio
from api.services.prospection.refusals import HeldElsewhere, LeftAlone
from api.services.prospection.timeline import timeline
from models.enums import (
    ContactAnswer,
    ContactChannel,
    ContestReason,
    LeaveScope,
    NextStep,
    PersonMet,
    Visibility,
    WhyDespite,
)
from models.errors import NotFound, RightMissing

BAKING = "D1102"


def _contact(**more):
    call = {
        "employer_id": "bakery",
        "channel": ContactChannel.PHONE,
        "answer": ContactAnswer.TAKING_CARE,
        "person_met": PersonMet.OWNER,
        "trade": BAKING,
    }
    return Contact(**(call | more))


def _seen(store, noting):
    with store.reading() as session:
        return timeline(session, noting.viewer, "bakery", noting.today)


def test_one_reads_all_of_ones_own_entry(store, by, today) -> None:
    note_contact(
        store,
        by("ann"),
        _contact(
            answer=ContactAnswer.DONE,
            places_opened=2,
            next_step=NextStep.SEND_PROFILES,
            next_step_on=today.replace(day=28),
        ),
    )
    (line,) = _seen(store, by("abe")).contacts
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
    note_contact(store, by("ann"), _contact(visibility=visibility))
    (line,) = _seen(store, by("bea")).contacts
    assert (line.structure, line.answer, line.person_met) == (structure, answer, met)
    assert (line.own, line.recent) == (False, True)


@pytest.mark.parametrize(("day", "recent"), [(26, True), (25, False)])
def test_a_contact_is_recent_for_thirty_days(store, by, today, day, recent) -> None:
    note_contact(store, by("ann"), _contact(contacted_on=today.replace(month=10, day=day)))
    assert bool(_seen(store, by("bea")).recent) is recent


def test_the_newest_contact_stands_first(store, by, today) -> None:
    for day in (3, 20, 11):
        note_contact(store, by("ann"), _contact(contacted_on=today.replace(day=day)))
    assert [line.on.day for line in _seen(store, by("ann")).contacts] == [20, 11, 3]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"contacted_on": "tomorrow"}, "date passée"),
        ({"next_step": NextStep.VISIT}, "avec sa date"),
        ({"next_step_on": "tomorrow"}, "avec sa date"),
        ({"next_step": NextStep.VISIT, "next_step_on": "before"}, "précéder"),
        ({"places_opened": 1}, "ouvre"),
        ({"answer": ContactAnswer.DONE, "places_opened": 0}, "de 1 à 50"),
        ({"answer": ContactAnswer.DONE, "places_opened": 51}, "de 1 à 50"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_noted(store, by, today, wrong, told) -> None:
    days = {"tomorrow": today.replace(day=26), "before": today.replace(day=24)}
    given = {k: days.get(v, v) if isinstance(v, str) else v for k, v in wrong.items()}
    with pytest.raises(NotPossible, match=told):
        note_contact(store, by("ann"), _contact(**given))
    assert _seen(store, by("ann")).contacts == ()


def test_an_opened_place_is_at_least_one(store, by) -> None:
    note_contact(store, by("ann"), _contact(answer=ContactAnswer.DONE))
    assert _seen(store, by("ann")).contacts[0].places_opened == 1


def test_a_held_employer_is_called_with_a_reason_its_holder_reads(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    for trade in (BAKING, None):
        with pytest.raises(HeldElsewhere, match="Mission Locale A"):
            note_contact(store, by("bea"), _contact(trade=trade))
    note_contact(store, by("bea"), _contact(why_despite=WhyDespite.RUPTURE))
    (line,) = _seen(store, by("ann")).contacts
    assert (line.structure, line.why_despite) == (
        "Mission Locale B",
        "une rupture est à éviter",
    )


def test_another_trade_of_a_held_employer_is_free(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    note_contact(store, by("bea"), _contact(trade="M1203"))
    assert len(_seen(store, by("bea")).contacts) == 1


def test_whoever_works_with_it_calls_without_a_reason(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("cyr"), "bakery")
    note_contact(store, by("cyr"), _contact())
    with pytest.raises(HeldElsewhere, match="Mission Locale A"):
        note_contact(store, by("bea"), _contact())
    with pytest.raises(HeldElsewhere, match="Chambre A"):
        note_contact(store, by("bea"), _contact(trade="M1203"))


def test_holders_are_shown_before_anyone_dials(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("cyr"), "bakery")
    holders = _seen(store, by("bea")).holders
    assert [(h.structure, h.what, h.own) for h in holders] == [
        ("Chambre A", "portefeuille", False),
        ("Mission Locale A", "Commerce alimentaire et métiers de bouche", False),
    ]
    assert holders[1].until is not None


def test_a_firm_that_asked_is_left_alone_by_all(store, by, today) -> None:
    note_wish(store, by("bea"), Wish("bakery"))
    for who in ("ann", "bea"):
        with pytest.raises(LeftAlone) as told:
            note_contact(store, by(who), _contact())
        assert (told.value.author, told.value.until) == (
            "Mission Locale B",
            today.replace(year=2027),
        )
    note_contact(store, by("ann"), _contact(why_despite=WhyDespite.EMPLOYER_CALLED))


@pytest.mark.parametrize(
    ("scope", "refused"),
    [
        ({"scope": LeaveScope.PHONE}, {("phone", BAKING), ("phone", "M1203")}),
        (
            {"scope": LeaveScope.TRADE_FAMILY, "trade": BAKING},
            {("phone", BAKING), ("email", BAKING)},
        ),
        (
            {},
            {("phone", BAKING), ("phone", "M1203"), ("email", BAKING), ("email", "M1203")},
        ),
    ],
)
def test_a_wish_holds_within_its_scope(store, by, scope, refused) -> None:
    note_wish(store, by("bea"), Wish("bakery", **scope))
    found = set()
    for channel in ("phone", "email"):
        for trade in (BAKING, "M1203"):
            try:
                note_contact(
                    store, by("ann"), _contact(channel=ContactChannel(channel), trade=trade)
                )
            except LeftAlone:
                found.add((channel, trade))
    assert found == refused


@pytest.mark.parametrize(("day", "free"), [(30, False), (1, True)])
def test_a_wish_ends_after_its_last_day(store, by, today, day, free) -> None:
    note_wish(store, by("bea"), Wish("bakery", until=today.replace(day=30)))
    on = today.replace(day=day) if day == 30 else today.replace(month=12, day=1)
    if free:
        note_contact(store, by("ann", on), _contact())
        return
    with pytest.raises(LeftAlone):
        note_contact(store, by("ann", on), _contact())


def test_a_contested_wish_holds_until_it_is_lifted(store, by) -> None:
    wish = note_wish(store, by("bea"), Wish("bakery"))
    with pytest.raises(RightMissing):
        lift_wish(store, by("ann"), wish)
    contest_wish(store, by("ann"), wish, ContestReason.NEW_OWNER)
    (line,) = _seen(store, by("ann")).wishes
    assert (line.author, line.contested) == (
        "Mission Locale B",
        "l'entreprise a changé de dirigeant",
    )
    with pytest.raises(LeftAlone):
        note_contact(store, by("ann"), _contact())
    lift_wish(store, by("co"), wish)
    note_contact(store, by("ann"), _contact())
    with pytest.raises(NotPossible, match="ne vaut plus"):
        contest_wish(store, by("ann"), wish, ContestReason.NEW_OWNER)


def test_its_author_lifts_a_wish_and_a_stranger_does_not(store, by) -> None:
    wish = note_wish(store, by("bea"), Wish("bakery"))
    with pytest.raises(RightMissing):
        lift_wish(store, by("cyr"), wish)
    lift_wish(store, by("bea"), wish)
    assert _seen(store, by("ann")).wishes == ()


@pytest.mark.parametrize(
    "wish",
    [
        Wish("bakery", LeaveScope.TRADE_FAMILY),
        Wish("bakery", LeaveScope.PHONE, trade=BAKING),
    ],
)
def test_a_family_is_given_where_it_is_meant(store, by, wish) -> None:
    with pytest.raises(NotPossible, match="famille"):
        note_wish(store, by("ann"), wish)


def test_a_wish_that_is_over_is_refused(store, by, today) -> None:
    with pytest.raises(NotPossible, match="aujourd'hui"):
        note_wish(store, by("ann"), Wish("bakery", until=today.replace(day=24)))


def test_a_mistake_is_taken_back_the_same_day_by_its_structure(store, by, today) -> None:
    contact = note_contact(store, by("ann"), _contact())
    with pytest.raises(NotFound):
        erase_contact(store, by("bea"), contact)
    with pytest.raises(NotPossible, match="le jour"):
        erase_contact(store, by("ann", today.replace(day=26)), contact)
    erase_contact(store, by("abe"), contact)
    assert _seen(store, by("ann")).contacts == ()


def test_reading_needs_the_right(store, by) -> None:
    nobody = by("ann").viewer.within(frozenset())
    with store.reading() as session, pytest.raises(RightMissing):
        timeline(session, nobody, "bakery", by("ann").today)
