"""Is the order total, independent of the input's order, and never against sense?"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from models.enums import OfferKind

Rank = Callable[..., Ranking]
Ids = Callable[[Ranking, Any], list[str]]


@settings(max_examples=25)
@given(world=worlds, chance=st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    matcher: Matcher, ids: Ids, world: dict[str, Any], chance: Any
) -> None:
    named = {
        **world,
        "offers": [{**row, "offer_id": f"o{n}"} for n, row in enumerate(world["offers"])],
        "courses": [{**row, "course_id": f"c{n}"} for n, row in enumerate(world["courses"])],
    }
    mixed = {
        name: chance.sample(rows, len(rows)) if isinstance(rows, list) else rows
        for name, rows in named.items()
        # The order of homes and wishes is the young person's own.
        if name not in ("homes", "wishes")
    }
    one, other = (
        matcher.rank_one(w.frames_of_person(), w.read_pool(), TODAY, View(50))
        for w in (World(**named), World(**{**named, **mixed}))
    )
    for part in ("listed", "to_discuss", "excluded"):
        assert ids(one, getattr(one, part)) == ids(other, getattr(other, part))
    assert one.explanations == other.explanations
    assert one.reasons == other.reasons
    assert one.warnings == other.warnings
    assert one.advice == other.advice


def test_equal_offers_stand_by_id(rank: Rank, ids: Ids) -> None:
    ranking = rank(offers=[{"offer_id": key, "km": 1} for key in ("b", "c", "a")])
    assert ids(ranking, ranking.listed) == ["a", "b", "c"]


def test_a_shorter_list_is_the_head_of_the_longer_one(rank: Rank, ids: Ids) -> None:
    offers = [{"offer_id": f"o{n}", "km": n / 4} for n in range(9)]
    long, short = rank(offers=offers), rank(offers=offers, k=4)
    assert ids(short, short.listed) == ids(long, long.listed)[:4]
    assert (short.listed_total, long.listed_total) == (9, 9)
    assert len(rank(offers=offers, k=0).listed) == 0


def test_a_longer_known_trip_never_raises_the_score(rank: Rank) -> None:
    kilometres = [0, 0.2, 0.5, 1, 2, 3, 5, 8, 11, 14, 20, 30, 60, 200]
    for kind in ("apprenticeship", "pmsmp"):
        offers = [
            {"offer_id": f"{n:02}", "km": km, "kind": kind} for n, km in enumerate(kilometres)
        ]
        ranking = rank(offers=offers, person={"max_minutes_employer": 240})
        scores = ranking.scores.score.tolist()
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("kind", ["apprenticeship", "pmsmp"])
def test_an_unknown_journey_never_stands_above_a_comparable_known_one(
    rank: Rank, ids: Ids, kind: str
) -> None:
    """Nearby by bike, or an hour by bus: what is known to be within reach comes first."""
    offers = [{"offer_id": f"known-{km}", "km": km} for km in (1, 8, 11.4)]
    offers += [{"offer_id": f"bus-{km}", "km": km} for km in (30, 12, 60, 20)]
    offers += [{"offer_id": "unplaced", "km": None}]
    person = {"uses_transit": True, "max_minutes_employer": 60}
    ranking = rank(offers=[{**row, "kind": kind} for row in offers], person=person)
    assert ids(ranking, ranking.listed) == [
        *(f"known-{km}" for km in (1, 8, 11.4)),
        *(f"bus-{km}" for km in (12, 20, 30, 60)),
        "unplaced",
    ]
    scores = ranking.scores.score[ranking.listed].tolist()
    assert scores == sorted(scores, reverse=True)


def test_a_better_ranked_wish_never_scores_lower(rank: Rank) -> None:
    trades = ["D1102", "D1104", "F1703", "G1602", "G1803"]
    related = [
        {"rome": rome, "target_rome": f"{relation[0].upper()}110{n + 1}", "relation": relation}
        for n, rome in enumerate(trades)
        for relation in ("close", "evolution")
    ]
    near = [*(f"C110{n}" for n in range(1, 6)), "E1101"]
    for kind in ("apprenticeship", "pmsmp"):
        offers = [
            {"offer_id": f"{n:02}", "rome": rome, "km": 1, "kind": kind}
            for n, rome in enumerate([*trades, *near])
        ]
        ranking = rank(offers=offers, wishes=[{"rome": rome} for rome in trades], related=related)
        scores = ranking.scores.score.tolist()
        assert len(scores) == 11
        assert all(better >= worse for better, worse in pairwise(scores))


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("no_project", ["p1", "a1", "p2", "a2", "a3"]),
        ("to_confirm", ["p1", "a1", "p2", "a2", "a3"]),
        ("ready_to_sign", ["a1", "p1", "a2", "p2", "a3"]),
    ],
)
def test_kinds_take_turns_beginning_with_what_the_stage_calls_for(
    rank: Rank, ids: Ids, stage: str, expected: list[str]
) -> None:
    offers = [{"offer_id": f"a{n}", "km": n} for n in (3, 1, 2)]
    offers += [{"offer_id": f"p{n}", "km": n, "kind": "pmsmp"} for n in (2, 1)]
    ranking = rank(offers=offers, person={"stage": stage})
    assert ids(ranking, ranking.listed) == expected


def test_one_kind_may_be_asked_for(rank: Rank, ids: Ids) -> None:
    offers = [{"km": 1}, {"km": 1, "kind": "pmsmp"}, {"km": 400}, {"km": 400, "kind": "pmsmp"}]
    ranking = rank(offers=offers, kinds=(OfferKind.PMSMP,))
    assert ids(ranking, ranking.listed) == ["o2"]
    assert ids(ranking, ranking.excluded) == ["o4"]


def test_offers_for_professionalisation_only_are_not_read(rank: Rank) -> None:
    assert len(rank(offers=[{"km": 1, "kind": "professionalisation"}]).candidates.pairs) == 0


def test_an_offer_kept_to_one_structure_is_seen_by_it_alone(rank: Rank, ids: Ids) -> None:
    offers = [{"km": 1}, {"km": 1, "only_for": "ours"}]
    for viewer, seen in (("", ["o1"]), ("theirs", ["o1"]), ("ours", ["o1", "o2"])):
        ranking = rank(offers=offers, viewer=viewer)
        assert ids(ranking, ranking.listed) == seen


def test_without_a_wish_varied_immersions_are_shown_known_ways_first(rank: Rank, ids: Ids) -> None:
    offers = [
        {"offer_id": f"{field}-{km}", "km": km, "kind": "pmsmp", "rome": rome}
        for field, rome, km in (
            ("D1", "D1101", 1),
            ("D2", "D1102", 2),
            ("F1", "F1702", 3),
            ("F2", "F1703", 50),
            ("G1", "G1602", 40),
            ("G2", "G1603", 4),
        )
    ]
    contract = {"offer_id": "contract", "km": 1}
    ranking = rank(wishes=[], offers=[*offers, contract], person={"uses_transit": True})
    assert ids(ranking, ranking.listed) == ["D1-1", "F1-3", "G2-4", "D2-2", "G1-40", "F2-50"]
