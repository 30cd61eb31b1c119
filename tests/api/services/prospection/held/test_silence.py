"""How long does a claim hold, and what keeps it from lapsing?"""

import pytest
from stored.bakery_calls import BAKING, claims, day_after

from api.services.prospection.calls.contacts import Contact, note_contact
from api.services.prospection.held.claims import renew_claim, take_claim
from api.services.prospection.refusals import HeldElsewhere
from models.enums import ContactAnswer, ContactChannel, NextStep


def _call(store, noting, **more):
    call = {"channel": ContactChannel.PHONE, "answer": ContactAnswer.TAKING_CARE, "trade": BAKING}
    return note_contact(store, noting, Contact("bakery", **(call | more)))


@pytest.mark.parametrize(("day", "free"), [(7, False), (8, True)])
def test_without_a_contact_it_lapses_after_seven_days(store, by, day, free) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    if not free:
        with pytest.raises(HeldElsewhere):
            take_claim(store, by("bea", day_after(day)), "bakery", BAKING)
        return
    take_claim(store, by("bea", day_after(day)), "bakery", BAKING)
    assert [(c.structure_id, c.end, c.ended_on) for c in claims(store)] == [
        ("ml-a", "lapsed", day_after(7)),
        ("ml-b", None, None),
    ]


@pytest.mark.parametrize(("day", "free"), [(21, False), (22, True)])
def test_with_contacts_it_holds_three_weeks(store, by, day, free) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    for contacted in (5, 12, 19):
        _call(store, by("abe", day_after(contacted)))
    if not free:
        with pytest.raises(HeldElsewhere, match="16/12/2026"):
            take_claim(store, by("bea", day_after(day)), "bakery", BAKING)
        return
    take_claim(store, by("bea", day_after(day)), "bakery", BAKING)
    assert claims(store)[0].end == "expired"


def test_a_next_step_keeps_it_awake_until_its_day_and_a_week(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    _call(store, by("ann"), next_step=NextStep.VISIT, next_step_on=day_after(10))
    with pytest.raises(HeldElsewhere):
        take_claim(store, by("bea", day_after(17)), "bakery", BAKING)
    assert not take_claim(store, by("bea", day_after(18)), "bakery", BAKING).already


def test_a_renewal_moves_the_end_and_not_the_silence(store, by) -> None:
    claim = take_claim(store, by("ann"), "bakery", BAKING).claim_id
    assert renew_claim(store, by("ann", day_after(3)), claim).until == day_after(7)
    _call(store, by("ann", day_after(3)), next_step=NextStep.VISIT, next_step_on=day_after(20))
    assert renew_claim(store, by("abe", day_after(4)), claim).until == day_after(25)
    assert claims(store)[0].renewals == 2


def test_a_contact_about_another_trade_does_not_keep_it_awake(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    _call(store, by("ann", day_after(6)), trade="M1203")
    assert not take_claim(store, by("bea", day_after(8)), "bakery", BAKING).already
