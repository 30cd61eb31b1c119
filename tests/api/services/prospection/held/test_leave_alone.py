"""A firm asked to be left alone: by whom, of what, until when, and who may lift it?"""

import pytest
from stored.bakery_calls import BAKING, contact, seen

from api.services.not_possible import NotPossible
from api.services.prospection.calls.contacts import note_contact
from api.services.prospection.held.leave_alone import Wish, contest_wish, lift_wish, note_wish
from api.services.prospection.refusals import LeftAlone
from models.enums import (
    ContactChannel,
    ContestReason,
    LeaveScope,
    WhyDespite,
)
from models.errors import RightMissing


def test_a_firm_that_asked_is_left_alone_by_all(store, by, today) -> None:
    note_wish(store, by("bea"), Wish("bakery"))
    for who in ("ann", "bea"):
        with pytest.raises(LeftAlone) as told:
            note_contact(store, by(who), contact())
        assert (told.value.author, told.value.until) == (
            "Mission Locale B",
            today.replace(year=2027),
        )
    note_contact(store, by("ann"), contact(why_despite=WhyDespite.EMPLOYER_CALLED))


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
                    store, by("ann"), contact(channel=ContactChannel(channel), trade=trade)
                )
            except LeftAlone:
                found.add((channel, trade))
    assert found == refused


@pytest.mark.parametrize(("day", "free"), [(30, False), (1, True)])
def test_a_wish_ends_after_its_last_day(store, by, today, day, free) -> None:
    note_wish(store, by("bea"), Wish("bakery", until=today.replace(day=30)))
    on = today.replace(day=day) if day == 30 else today.replace(month=12, day=1)
    if free:
        note_contact(store, by("ann", on), contact())
        return
    with pytest.raises(LeftAlone):
        note_contact(store, by("ann", on), contact())


def test_a_contested_wish_holds_until_it_is_lifted(store, by) -> None:
    wish = note_wish(store, by("bea"), Wish("bakery"))
    with pytest.raises(RightMissing):
        lift_wish(store, by("ann"), wish)
    contest_wish(store, by("ann"), wish, ContestReason.NEW_OWNER)
    (line,) = seen(store, by("ann")).wishes
    assert (line.author, line.contested) == (
        "Mission Locale B",
        "l'entreprise a changé de dirigeant",
    )
    with pytest.raises(LeftAlone):
        note_contact(store, by("ann"), contact())
    lift_wish(store, by("co"), wish)
    note_contact(store, by("ann"), contact())
    with pytest.raises(NotPossible, match="ne vaut plus"):
        contest_wish(store, by("ann"), wish, ContestReason.NEW_OWNER)


def test_its_author_lifts_a_wish_and_a_stranger_does_not(store, by) -> None:
    wish = note_wish(store, by("bea"), Wish("bakery"))
    with pytest.raises(RightMissing):
        lift_wish(store, by("cyr"), wish)
    lift_wish(store, by("bea"), wish)
    assert seen(store, by("ann")).wishes == ()


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
