"""Does a run suggest what the people and the pool call for, and nothing that was decided?"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from stored.rows_changed import add, change

from api.services.rematch.run.work import Workshop
from api.services.rematch.told.document import run_document, run_named
from api.services.viewer import CONSOLE, viewer_of
from models.enums import (
    ProposalStatus,
    Role,
    RunScope,
    SuggestionDecision,
    Visibility,
)
from models.store.pool_version import bump_pool_version
from models.tables import (
    Offer,
    OfferPrice,
    Proposal,
    RematchSuggestion,
)
from tests.api.services.rematch.conftest import BAKERIES, CASES, NOON, READY, TODAY, Sent


def test_places_go_to_as_many_as_possible_and_never_to_more_than_agreed(
    sent: Callable[..., Sent],
) -> None:
    found = sent(suggestions=1, per_place=1)
    assert len(found) == BAKERIES
    assert len({person for person, _, _ in found}) == BAKERIES
    assert max(Counter(offer for _, offer, _ in found).values()) == 1


def test_with_three_each_everybody_has_one_first(sent: Callable[..., Sent]) -> None:
    found = sent()
    assert {person for person, _, _ in found} == {f"case-{n}" for n in range(CASES)}
    assert max(Counter(offer for _, offer, _ in found).values()) <= 3
    assert max(Counter(person for person, _, _ in found).values()) <= 3
    assert len(found) == 3 * BAKERIES


def test_the_same_data_give_the_same_run(sent: Callable[..., Sent]) -> None:
    assert sent() == sent()


def test_only_a_run_over_all_takes_those_who_never_had_a_contract(
    sent: Callable[..., Sent],
) -> None:
    assert not any(person.startswith("ready") for person, _, _ in sent())
    everybody = {person for person, _, _ in sent(RunScope.ALL)}
    assert everybody == {f"case-{n}" for n in range(CASES)} | {f"ready-{n}" for n in range(READY)}


@pytest.mark.parametrize(("days", "enters"), [(60, True), (61, False), (None, False)])
def test_whose_wishes_are_old_is_called_first(
    shop: Workshop, sent: Callable[..., Sent], days: int | None, enters: bool
) -> None:
    confirmed = None if days is None else TODAY - timedelta(days=days)
    change(shop, "case-1", wishes_confirmed_on=confirmed)
    assert any(person == "case-1" for person, _, _ in sent()) == enters


def test_who_objects_is_not_ranked_but_called(shop: Workshop, sent: Callable[..., Sent]) -> None:
    change(shop, "case-1", objects_to_ranking=True)
    assert not any(person == "case-1" for person, _, _ in sent())
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        told = run_document(session, CONSOLE, run, NOON)["people"]
    assert [each["call_first"] for each in told if each["young_person_id"] == "case-1"] == [
        "objects"
    ]


def test_what_was_proposed_takes_its_place_and_is_not_suggested_again(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    add(
        shop,
        Proposal(
            id="sent",
            person_id="case-1",
            offer_id="offer-1",
            proposed_on=TODAY,
            status=ProposalStatus.PENDING,
            updated_at=NOON,
        ),
    )
    found = sent(suggestions=1, per_place=1)
    assert not any(person == "case-1" for person, _, _ in found)
    assert not any(offer == "offer-1" for _, offer, _ in found)


def test_what_an_adviser_set_aside_does_not_come_back(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    first = sent()
    with shop.store.sessions.begin() as session:
        row = session.scalars(
            select(RematchSuggestion).where(
                RematchSuggestion.person_id == first[0][0],
                RematchSuggestion.offer_id == first[0][1],
            )
        ).one()
        row.decision = SuggestionDecision.SET_ASIDE
    assert first[0][:2] not in [each[:2] for each in sent()]


def test_an_offer_kept_to_another_structure_is_suggested_to_nobody_else(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    with shop.store.sessions.begin() as session:
        offer = session.get_one(Offer, "offer-1")
        offer.visibility, offer.owner_structure_id = Visibility.OWN_STRUCTURE, "ml-b"
        bump_pool_version(session)
    served = {person for person, offer, _ in sent(RunScope.ALL, per_place=10) if offer == "offer-1"}
    assert served
    assert all(person.startswith("ready") for person in served)


def test_a_structure_reads_its_own_people_only(shop: Workshop, sent: Callable[..., Sent]) -> None:
    sent(RunScope.ALL)
    viewer = viewer_of("bea", Role.ADVISER, "ml-b", "Bea")
    with shop.store.reading() as session:
        run = run_named(session, viewer, None)
        told = run_document(session, viewer, run, NOON)
    assert {each["structure_id"] for each in told["people"]} == {"ml-b"}


def test_a_run_over_all_keeps_what_contested_places_cost(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent(RunScope.ALL)
    with shop.store.reading() as session:
        prices = session.scalars(select(OfferPrice)).all()
    assert prices
    assert all(0 < price.price <= 100 and price.wanted_by > price.places for price in prices)


def test_a_deadline_that_nears_weighs_more(shop: Workshop, sent: Callable[..., Sent]) -> None:
    with shop.store.sessions.begin() as session:
        from models.tables import Placement

        for n in range(CASES):
            contract = session.get_one(Placement, f"contract-{n}")
            contract.ruptured_on = date(2026, 11, 1)
        session.get_one(Placement, "contract-3").ruptured_on = date(2026, 6, 20)
    found = sent(suggestions=1, per_place=1)
    assert "case-3" in {person for person, _, _ in found}
