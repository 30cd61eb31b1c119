"""Is a pool of which a few rows were read anew the very one that all rows give?"""

from itertools import pairwise
from typing import Any

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_worlds import courses, offers, outcomes, related, row
from same_columns import differences
from small_world import LABELS, PRIORS, TODAY, World

from matcher.kernel.board import Judges, board_of
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.refresh import PoolEdit

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
NOTHING: dict[str, Any] = {"courses": [], "related": []}


@settings(max_examples=150)
@given(steps=st.lists(pools, min_size=2, max_size=4), fixed=settled)
@example(steps=[ONE, BUSIER, ONE], fixed=NOTHING)
@example(steps=[ONE, MORE, ONE], fixed=NOTHING)
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
