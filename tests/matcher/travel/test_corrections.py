"""Does what an adviser knows better stand in place of what is reckoned, and only there?"""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.rank.ranking import Ranking

Rank = Callable[..., Ranking]
HERE = {"offer_id": "here", "employer_id": "firm", "km": 6}


def minutes(ranking: Ranking) -> dict[str, int]:
    pairs = ranking.candidates.pairs
    return dict(zip(pairs.offers.offer_id, pairs.legs.minutes.tolist(), strict=True))


def correction(told: int, **values: Any) -> dict[str, Any]:
    return {"place_id": "firm", "minutes": told, **values}


def test_the_corrected_minutes_count_for_every_offer_of_that_employer(rank: Rank) -> None:
    offers = [HERE, {**HERE, "offer_id": "too"}, {**HERE, "offer_id": "beside", "employer_id": "x"}]
    before, after = rank(offers=offers), rank(offers=offers, corrections=[correction(12)])
    assert minutes(after) == {**minutes(before), "here": 12, "too": 12}


def test_a_way_that_does_not_exist_is_not_taken(rank: Rank) -> None:
    found = rank(offers=[{**HERE, "km": 1}], corrections=[correction(254)])
    # Twelve minutes on foot instead of seven by bike.
    assert minutes(found)["here"] == 17


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"place_id": "another"},
        {"leg": "cfa"},
        {"home_insee": "72001"},
        # She owns no moped: a correction gives her none.
        {"mode": "moped"},
    ],
)
def test_it_counts_for_that_place_leg_home_and_means_only(
    rank: Rank, elsewhere: dict[str, Any]
) -> None:
    assert minutes(rank(offers=[HERE], corrections=[correction(5, **elsewhere)])) == minutes(
        rank(offers=[HERE])
    )


def test_it_starts_from_the_home_it_was_noted_for(rank: Rank) -> None:
    homes = [{"km": 5, "insee": "72001", "label": "mère"}, {"km": 0, "label": "père"}]
    found = rank(offers=[HERE], homes=homes, corrections=[correction(3)])
    legs = found.candidates.pairs.legs
    assert (legs.minutes[0], legs.home[0]) == (3, 1)


def test_a_bus_is_corrected_for_its_hours_only(rank: Rank) -> None:
    by_bus = {"uses_transit": True, "has_bike": False}
    offers = [
        {**HERE, "km": 9, "day_start": 480, "day_end": 960},
        {**HERE, "offer_id": "evening", "km": 9, "day_start": 840, "day_end": 1350},
    ]
    coach = correction(25, mode="transit", day_start=480, day_end=960)
    found = minutes(rank(person=by_bus, offers=offers, corrections=[coach]))
    assert found["here"] == 25
    assert found["evening"] != 25


def test_a_bus_corrected_for_hours_nobody_states_holds_there(rank: Rank) -> None:
    unstated = {**HERE, "km": 9, "day_start": None, "day_end": None}
    coach = correction(25, mode="transit")
    by_bus = {"uses_transit": True, "has_bike": False}
    assert minutes(rank(person=by_bus, offers=[unstated], corrections=[coach])) == {"here": 25}


def test_the_way_to_the_cfa_is_corrected_by_its_number(rank: Rank) -> None:
    world: dict[str, Any] = {
        "courses": [{"course_id": "c", "km": 12, "uai": "0720003S"}],
        "offers": [{**HERE, "course_id": "c"}],
    }
    coach = {"leg": "cfa", "place_id": "0720003S", "minutes": 20}
    assert rank(**world, corrections=[coach]).candidates.pairs.cfa.minutes[0] == 20


def test_an_employer_brought_near_becomes_a_piste(rank: Rank) -> None:
    firm = {"employer_id": "firm", "km": 30, "past_romes": "D1102"}
    assert rank(employers=[firm], offers=[]).pistes == ()
    (piste,) = rank(employers=[firm], offers=[], corrections=[correction(20)]).pistes
    assert piste.minutes == 20
