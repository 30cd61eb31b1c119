"""What may be noted of a call, and of whose employer?"""

from dataclasses import replace

import pytest
from stored.bakery_calls import BAKING, contact, seen

from api.services.not_possible import NotPossible
from api.services.noting import TOLD_TWICE
from api.services.prospection.calls.contacts import note_contact
from api.services.prospection.held.claims import take_claim
from api.services.prospection.held.portfolio import add_to_portfolio
from api.services.prospection.refusals import HeldElsewhere
from models.enums import (
    ContactAnswer,
    NextStep,
    WhyDespite,
)


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
        note_contact(store, by("ann"), contact(**given))
    assert seen(store, by("ann")).contacts == ()


def test_an_opened_place_is_at_least_one(store, by) -> None:
    note_contact(store, by("ann"), contact(answer=ContactAnswer.DONE))
    assert seen(store, by("ann")).contacts[0].places_opened == 1


def test_a_held_employer_is_called_with_a_reason_its_holder_reads(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    for trade in (BAKING, None):
        with pytest.raises(HeldElsewhere, match="Mission Locale A"):
            note_contact(store, by("bea"), contact(trade=trade))
    note_contact(store, by("bea"), contact(why_despite=WhyDespite.RUPTURE))
    (line,) = seen(store, by("ann")).contacts
    assert (line.structure, line.why_despite) == (
        "Mission Locale B",
        "une rupture est à éviter",
    )


def test_another_trade_of_a_held_employer_is_free(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    note_contact(store, by("bea"), contact(trade="M1203"))
    assert len(seen(store, by("bea")).contacts) == 1


def test_whoever_works_with_it_calls_without_a_reason(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("cyr"), "bakery")
    note_contact(store, by("cyr"), contact())
    with pytest.raises(HeldElsewhere, match="Mission Locale A"):
        note_contact(store, by("bea"), contact())
    with pytest.raises(HeldElsewhere, match="Chambre A"):
        note_contact(store, by("bea"), contact(trade="M1203"))


def test_the_same_told_twice_in_a_moment_is_one_contact(store, by) -> None:
    first = note_contact(store, by("ann"), contact())
    assert note_contact(store, by("ann"), contact()) == first
    assert len(seen(store, by("ann")).contacts) == 1


def test_told_otherwise_by_somebody_else_or_later_it_is_another(store, by) -> None:
    ann = by("ann")
    note_contact(store, ann, contact())
    note_contact(store, ann, contact(answer=ContactAnswer.DONE_NO_HELP))
    note_contact(store, by("bea"), contact())
    note_contact(store, replace(ann, now=ann.now + 2 * TOLD_TWICE), contact())
    assert len(seen(store, ann).contacts) == 4
