"""What may be noted of a call, and of whose employer?"""

import pytest

from api.services.followup.refusals import NotPossible
from api.services.prospection.claims import take_claim
from api.services.prospection.contacts import Contact, note_contact
from api.services.prospection.portfolio import add_to_portfolio
from api.services.prospection.refusals import HeldElsewhere
from api.services.prospection.timeline import timeline
from models.enums import (
    ContactAnswer,
    ContactChannel,
    NextStep,
    PersonMet,
    WhyDespite,
)

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
