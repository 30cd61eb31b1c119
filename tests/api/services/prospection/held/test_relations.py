"""Who works with an employer already, and who must yield to them?"""

from datetime import date

import pytest
from stored.bakery_calls import BAKING, day_after, ends

from api.services.prospection.held.claims import take_claim
from api.services.prospection.held.portfolio import add_to_portfolio, remove_from_portfolio
from api.services.prospection.refusals import HeldElsewhere
from models.enums import OfferKind
from models.tables import Offer, Placement, YoungPerson


def test_a_relation_elsewhere_comes_before_a_cold_call(store, by) -> None:
    add_to_portfolio(store, by("cyr"), "bakery")
    add_to_portfolio(store, by("cyr"), "bakery")
    with pytest.raises(HeldElsewhere, match=r"Chambre A.*portefeuille"):
        take_claim(store, by("ann"), "bakery", BAKING)
    remove_from_portfolio(store, by("cyr"), "bakery")
    assert not take_claim(store, by("ann"), "bakery", BAKING).already


def test_an_apprentice_in_place_is_a_relation_until_a_rupture(store, by) -> None:
    with store.sessions.begin() as session:
        session.add(YoungPerson(id="p", structure_id="ml-b", birth_date=date(2008, 1, 1)))
        session.flush()
        session.add(
            Placement(
                id="c",
                kind=OfferKind.APPRENTICESHIP,
                person_id="p",
                employer_id="bakery",
                rome=BAKING,
                starts_on=day_after(-90),
            )
        )
    with pytest.raises(HeldElsewhere, match="apprenti"):
        take_claim(store, by("ann"), "bakery", BAKING)
    with store.sessions.begin() as session:
        session.get(Placement, "c").ruptured_on = day_after(-1)
    assert not take_claim(store, by("ann"), "bakery", BAKING).already


@pytest.mark.parametrize(("visibility", "shown"), [("announced", True), ("own_structure", False)])
def test_an_offer_kept_to_oneself_is_not_betrayed(store, by, visibility, shown) -> None:
    with store.sessions.begin() as session:
        session.add(
            Offer(
                id="o",
                kind=OfferKind.APPRENTICESHIP,
                employer_id="bakery",
                rome=BAKING,
                title="Apprenti",
                owner_structure_id="ml-b",
                visibility=visibility,
            )
        )
    if shown:
        with pytest.raises(HeldElsewhere, match=r"suivie \(portefeuille\)"):
            take_claim(store, by("ann"), "bakery", BAKING)
    else:
        assert not take_claim(store, by("ann"), "bakery", BAKING).already


def test_a_structure_that_works_with_it_takes_over_a_cold_call(store, by) -> None:
    take_claim(store, by("ann"), "bakery", BAKING)
    add_to_portfolio(store, by("bea"), "bakery")
    assert not take_claim(store, by("bea"), "bakery", BAKING).already
    assert ends(store) == {"ml-a": "precedence", "ml-b": None}


def test_of_two_that_work_with_it_the_first_keeps_it(store, by) -> None:
    for who in ("ann", "bea"):
        add_to_portfolio(store, by(who), "bakery")
    take_claim(store, by("ann"), "bakery", BAKING)
    with pytest.raises(HeldElsewhere):
        take_claim(store, by("bea"), "bakery", BAKING)
