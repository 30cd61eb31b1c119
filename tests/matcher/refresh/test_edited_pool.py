"""Is a pool of which a few rows were read anew the very one that all rows give?"""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from beside.same_columns import differences
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worlds.random_worlds import courses, offers, outcomes, related, row
from worlds.small_world import LABELS, PRIORS, TODAY, World

from matcher.kernel.board import Judges, board_of
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.refresh import PoolEdit
from models.errors import FrameError

IDS = [f"o{number}" for number in range(9)]
EMPLOYERS = ["e1", "e2", "e3", "e4"]

listed_offers = st.dictionaries(st.sampled_from(IDS), offers, max_size=8)
firms = st.dictionaries(
    st.sampled_from(EMPLOYERS),
    row(
        km=st.sampled_from([None, 1, 20]),
        past_romes=st.sampled_from(["", "D1102", "D1102,F1703"]),
        has_open_offer=st.booleans(),
        apprentices_now=st.sampled_from([None, 0, 3]),
    ),
    max_size=4,
)
pools = st.fixed_dictionaries(
    {
        "offers": listed_offers,
        "employers": firms,
        "history": st.lists(outcomes(), max_size=5),
    }
)
settled = st.fixed_dictionaries(
    {"courses": st.lists(courses, max_size=3), "related": st.lists(related, max_size=3)}
)


def frames_of(told: dict[str, Any], fixed: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Frames of a pool whose offers and employers are known by id."""
    world = World(
        offers=[{"offer_id": key, **own} for key, own in told["offers"].items()],
        employers=[{"employer_id": key, **own} for key, own in told["employers"].items()],
        history=told["history"],
        **fixed,
    )
    return world.frames_of_pool()


def built(frames: dict[str, pd.DataFrame]) -> Pool:
    return Pool.from_frames(frames, LABELS, PRIORS)


def edit_to(
    before: dict[str, Any], after: dict[str, Any], frames: dict[str, pd.DataFrame]
) -> PoolEdit:
    """What is read anew to come from one to the other: only what differs."""

    def asked(name: str) -> frozenset[str]:
        one, other = before[name], after[name]
        return frozenset(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))

    offer_ids, employer_ids = asked("offers"), asked("employers")
    offers, employers = frames["offers"], frames["employers"]
    return PoolEdit(
        offer_ids,
        offers[offers["offer_id"].isin(offer_ids)],
        employer_ids,
        employers[employers["employer_id"].isin(employer_ids)],
        None if before["history"] == after["history"] else frames["history"],
    )


ONE = {"offers": {"o1": {"km": 1}, "o5": {"km": 3}}, "employers": {}, "history": []}
BUSIER = {**ONE, "offers": {**ONE["offers"], "o1": {"km": 1, "pending": 4}}}  # type: ignore[dict-item]
MORE = {**ONE, "offers": {**ONE["offers"], "o3": {"km": 2, "employer_id": "e9"}}}  # type: ignore[dict-item]
MOVED = {**ONE, "offers": {**ONE["offers"], "o1": {"km": 7}}}  # type: ignore[dict-item]
NOTHING: dict[str, Any] = {"courses": [], "related": []}


@settings(max_examples=25)
@given(steps=st.lists(pools, min_size=2, max_size=4), fixed=settled)
@example(steps=[ONE, BUSIER, ONE], fixed=NOTHING)
@example(steps=[ONE, MORE, ONE], fixed=NOTHING)
@example(steps=[ONE, MOVED, ONE], fixed=NOTHING)
def test_every_column_is_that_of_a_pool_built_anew(
    matcher: Matcher, steps: list[dict[str, Any]], fixed: dict[str, Any]
) -> None:
    judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
    pool = built(frames_of(steps[0], fixed))
    matcher.board(pool, TODAY)
    for before, after in pairwise(steps):
        frames = frames_of(after, fixed)
        pool = matcher.edit(pool, edit_to(before, after, frames), TODAY, PRIORS)
        expected = built(frames)
        assert list(differences(pool, expected, "pool")) == []
        boards = matcher.board(pool, TODAY), board_of(expected, judges, TODAY)
        assert list(differences(*boards, "board")) == []


RECORD = {"employer_id": "e-o1", "uai": "0720003S", "rome": "D1102", "kind": "apprenticeship"}
COUNTS = {"proposed": 9, "signed": 9, "followed_6m": 9, "held_6m": 0}
STEPS = [
    ONE,
    BUSIER,
    MORE,
    {**MORE, "history": [{**RECORD, **COUNTS}]},
    {**ONE, "offers": {**ONE["offers"], "o2": {"km": 1, "rome": "G1602", "only_for": "mine"}}},
]


def test_lists_are_those_of_a_pool_built_anew(matcher: Matcher) -> None:
    person = World().frames_of_person()
    pool = built(frames_of(STEPS[0], NOTHING))
    for before, after in pairwise(STEPS):
        frames = frames_of(after, NOTHING)
        pool = matcher.edit(pool, edit_to(before, after, frames), TODAY, PRIORS)
        lists = [matcher.rank(person, each, 9, TODAY) for each in (pool, built(frames))]
        pd.testing.assert_frame_equal(*lists)
        assert len(lists[0])


def test_a_pool_whose_columns_are_not_at_hand_gets_them(matcher: Matcher) -> None:
    before, frames = built(frames_of(ONE, NOTHING)), frames_of(MORE, NOTHING)
    pool = matcher.edit(before, edit_to(ONE, MORE, frames), TODAY, PRIORS)
    judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
    assert not list(differences(matcher.board(pool, TODAY), board_of(pool, judges, TODAY)))


def test_queries_go_on_with_the_pool_of_before(matcher: Matcher) -> None:
    before, frames = built(frames_of(ONE, NOTHING)), frames_of(BUSIER, NOTHING)
    matcher.board(before, TODAY)
    matcher.edit(before, edit_to(ONE, BUSIER, frames), TODAY, PRIORS)
    assert not list(differences(before, built(frames_of(ONE, NOTHING))))


def test_an_unknown_trade_is_refused_and_nothing_is_changed(matcher: Matcher) -> None:
    before, frames = built(frames_of(ONE, NOTHING)), frames_of(MORE, NOTHING)
    edit = edit_to(ONE, MORE, frames)
    wrong = replace(edit, offers=edit.offers.assign(rome="Z9999"))
    with pytest.raises(FrameError, match="rome"):
        matcher.edit(before, wrong, TODAY, PRIORS)
