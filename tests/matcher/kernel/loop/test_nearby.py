"""Is the course that is supposed the best of all, though most of them are never looked at?"""

from typing import Any

import numpy as np
import pytest
from beside.kernel_beside import VIEWER, assert_equal, by_kernel
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds.random_worlds import courses, maybe, people
from worlds.small_world import TODAY, World

from data.scorecards import load_expert_page
from matcher.kernel.batch import everybody
from matcher.kernel.board import Board
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, new_work
from matcher.kernel.prepare import crowd_of
from matcher.kernel.ways.far import BEYOND, NEAR, UNKNOWN
from matcher.rank.candidates import Judge, match_pool, read_candidates
from matcher.rank.matcher import Matcher
from matcher.scorecard.expert import scorecard_from_page

# Of few trades and levels, so that there is a choice; from next door to the other end of the
# country, so that few sites lie near.
TRADES = ("D1102", "D1104")
OFFERS = [
    {"km": number + 1, "rome": rome, "diploma_level": level}
    for number, rome in enumerate(TRADES)
    for level in (None, 3, 4)
]
far = st.sampled_from([None, 0.5, 3, 11, 24, 45, *range(60, 900, 35)])
sites_of = st.builds(
    lambda own, km, rome, level: {**own, "km": km, "rome": rome, "level": level},
    courses,
    far,
    st.sampled_from(TRADES),
    maybe(3, 3, 4),
)
scattered = st.lists(sites_of, max_size=8) | st.lists(sites_of, min_size=12, max_size=24)
wishes = st.lists(st.sampled_from(TRADES), max_size=2, unique=True)
levels = maybe(3, 4)


def world_of(person: dict[str, Any], wished: list[str], level: int | None, sites: list) -> World:
    return World(
        person=person,
        wishes=[{"rome": rome, "target_level": level} for rome in wished],
        offers=OFFERS,
        courses=sites,
    )


@settings(max_examples=80)
@given(person=people, wished=wishes, level=levels, sites=scattered)
def test_every_pair_is_scored_as_it_is_explained_wherever_courses_lie(
    matcher: Matcher, person: dict[str, Any], wished: list[str], level: int | None, sites: list
) -> None:
    assert_equal(matcher, world_of(person, wished, level, sites))


@settings(max_examples=80)
@given(person=people, wished=wishes, level=levels, sites=scattered)
def test_the_course_told_is_the_one_that_is_explained(
    matcher: Matcher, person: dict[str, Any], wished: list[str], level: int | None, sites: list
) -> None:
    """Of equal ways the first course: the score alone would not tell."""
    assert_told_as_explained(matcher, world_of(person, wished, level, sites))


def assert_told_as_explained(matcher: Matcher, small: World) -> None:
    pool, who = small.read_pool(), small.read_person()
    judge = Judge(matcher.scorecard, matcher.rules, matcher.travel, TODAY, VIEWER)
    told = read_candidates(who, pool, judge, match_pool(who, pool, VIEWER))
    explained = dict(zip(told.pool_rows.tolist(), told.pairs.cfa.course.tolist(), strict=True))
    listed = by_kernel(matcher, small, pool).listed
    own = slice(listed.taken[0])
    for offer, course in zip(listed.offer[0, own], listed.course[0, own], strict=True):
        assert course == explained[offer]


@pytest.fixture(scope="module")
def away_rather(matcher: Matcher) -> Matcher:
    """By a scorecard under which it is the better for the CFA to be far away."""
    page = load_expert_page()
    for question in page["apprenticeship"].values():
        if isinstance(question, dict) and "cfa_leg" in question.get("factors", {}):
            knots = question["factors"]["cfa_leg"]["knots"]
            question["factors"]["cfa_leg"]["knots"] = {at: -worth for at, worth in knots.items()}
    return Matcher(scorecard_from_page(page), matcher.rules, matcher.travel)


def test_the_best_course_far_away_is_not_supposed_where_it_lies_near_by(
    away_rather: Matcher,
) -> None:
    # The best far course lies next door here, where it is worth least of all.
    near = {"km": 1, "rome": "D1102", "rhythm": "one_week_in_two"}
    sites = [near, *({**near, "km": km, "rhythm": "one_day_a_week"} for km in range(300, 900, 50))]
    small = World(
        person={"uses_transit": False}, wishes=[{"rome": "D1102"}], offers=OFFERS, courses=sites
    )
    assert sites_by(away_rather.board(small.read_pool(), TODAY), small)[BEYOND] == 12
    assert_told_as_explained(away_rather, small)
    assert_equal(away_rather, small)


def sites_by(board: Board, small: World) -> list[int]:
    world = everybody(board, crowd_of(board, small.frames_of_person(), VIEWER))
    work = new_work(world, 1, Asked(5))
    rank_people(world, np.arange(1), work)
    return work.scratch.around.sites_by.tolist()


def test_sites_are_near_past_all_reckoning_or_not_known(matcher: Matcher) -> None:
    sites = [{"km": km, "rome": "D1102"} for km in (1, 20, 300, 500, 700)]
    small = World(person={"uses_transit": False}, offers=OFFERS, courses=sites)
    assert sites_by(matcher.board(small.read_pool(), TODAY), small)[NEAR] == 2
    on_foot = sites_by(matcher.board(small.read_pool(), TODAY), small)
    assert on_foot[BEYOND] == 3
    by_bus = World(person={"uses_transit": True}, offers=OFFERS, courses=sites)
    assert sites_by(matcher.board(by_bus.read_pool(), TODAY), by_bus)[UNKNOWN] >= 3


@settings(max_examples=40)
@given(whose=st.lists(st.tuples(people, wishes), min_size=2, max_size=4), sites=scattered)
def test_nobody_is_told_the_course_of_another(
    matcher: Matcher, whose: list[tuple[dict[str, Any], list[str]]], sites: list
) -> None:
    """Who comes after somebody with the same scratch, of other trades, means and limits."""
    pool = world_of({}, [], None, sites).read_pool()
    board = matcher.board(pool, TODAY)
    for person, wished in whose:
        small = world_of(person, wished, None, sites)
        world = everybody(board, crowd_of(board, small.frames_of_person(), VIEWER))
        alone = new_work(world, 1, Asked(12))
        rank_people(world, np.arange(1), alone)
        with board.at_rest.work(world, 1, Asked(12)) as work:
            rank_people(world, np.arange(1), work)
            for column, expected in zip(work.listed, alone.listed, strict=True):
                assert column.tolist() == expected.tolist()
