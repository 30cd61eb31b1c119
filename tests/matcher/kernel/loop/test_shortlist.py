"""Is a list the same, and every offer within reach counted, whatever is passed over on the way?"""

from typing import Any

import numpy as np
import pytest
from beside.kernel_beside import VIEWER
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.kernel.batch import everybody
from matcher.kernel.loop import scratch
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.prepare import crowd_of
from matcher.kernel.worth.priced import PLAIN, Prices
from matcher.rank.matcher import Matcher


def ranked(matcher: Matcher, small: World, asked: Asked) -> Work:
    board = matcher.board(small.read_pool(), TODAY)
    world = everybody(board, crowd_of(board, small.frames_of_person(), VIEWER))
    work = new_work(world, 1, asked)
    rank_people(world, np.arange(1), work)
    return work


def assert_nothing_lost(matcher: Matcher, small: World, asked: Asked) -> None:
    quick = ranked(matcher, small, asked)
    every = ranked(matcher, small, asked._replace(reads=1000))
    for one, other in ((quick.listed, every.listed), (quick.discussed, every.discussed)):
        assert one.taken.tolist() == other.taken.tolist()
        for column in ("offer", "score", "near", "points", "course"):
            assert getattr(one, column).tolist() == getattr(other, column).tolist()
    assert quick.pairs.tolist() == every.pairs.tolist()


@settings(max_examples=40)
@given(world=worlds, k=st.integers(0, 3), kinds=st.integers(1, 3), discusses=st.booleans())
def test_passing_over_loses_nothing_in_any_world(
    matcher: Matcher, world: dict[str, Any], k: int, kinds: int, discusses: bool
) -> None:
    assert_nothing_lost(matcher, World(**world), Asked(k, kinds, discusses))


@pytest.mark.parametrize("discusses", [True, False])
@pytest.mark.parametrize(("k", "room"), [(1, 1), (5, 1), (5, scratch.LEAST_ROOM)])
def test_many_offers_of_several_trades_and_limits_are_parted_rightly(
    matcher: Matcher, k: int, room: int, discusses: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Room for one trade's entries alone: what is kept is looked at before the next trade.
    monkeypatch.setattr(scratch, "LEAST_ROOM", room)
    offers = [
        {
            "km": 1 + number * 7 % 40,
            "kind": "pmsmp" if number % 3 else "apprenticeship",
            "rome": ("D1102", "D1104", "E1103")[number % 5 % 3],
            "other_romes": "D1104" if number % 4 == 1 else "",
            "diploma_level": 3 + number % 2,
        }
        for number in range(150)
    ]
    wishes = [
        {"rome": "D1102", "rank": 1, "max_minutes": 30},
        {"rome": "D1104", "rank": 2, "max_minutes": 30},
        {"rome": "E1103", "rank": 3, "max_minutes": 60},
    ]
    small = World(wishes=wishes, offers=offers, courses=[{"km": 4}, {"km": 30}])
    assert_nothing_lost(matcher, small, Asked(k, discusses=discusses))


def test_what_is_to_discuss_is_listed_beside_better_ones_that_are_open(matcher: Matcher) -> None:
    # The list of open offers is full of near ones; of those of the next trade, many lie too far.
    near = [{"km": 1, "kind": kind} for kind in ("pmsmp", "apprenticeship") for _ in range(60)]
    farther = [
        {"km": 5 + number / 5, "rome": "D1104", "pending": 9, "kind": kind}
        for kind in ("pmsmp", "apprenticeship")
        for number in range(30)
    ]
    wishes = [{"rome": rome, "max_minutes": 30} for rome in ("D1102", "D1104")]
    courses = [{"km": 4}, {"km": 4, "rome": "D1104"}]
    small = World(wishes=wishes, offers=[*near, *farther], courses=courses)
    for k in (1, 2):
        assert_nothing_lost(matcher, small, Asked(k))
        assert ranked(matcher, small, Asked(k)).discussed.taken.tolist() == [k]


# Dearer than it is worth, an offer may be listed even so: worths stand above scores then.
ON_CREDIT = Prices(np.zeros(90, dtype=np.int64), np.ones(1), 0, 1 << 47)


@pytest.mark.parametrize("prices", [PLAIN, ON_CREDIT])
@pytest.mark.parametrize("kind", ["pmsmp", "apprenticeship"])
@pytest.mark.parametrize("k", [1, 2])
def test_what_comes_late_stands_before_what_had_filled_the_list(
    matcher: Matcher, k: int, kind: str, prices: Prices
) -> None:
    # Enough fill the list before those of the next trade are glanced at, which lie a little nearer.
    asked_for = {"kind": kind, "pending": 9}
    first = [{"km": 10 + number % 9 / 10, **asked_for} for number in range(60)]
    late = [{"km": 5 + number / 30, "rome": "D1104", **asked_for} for number in range(30)]
    wishes = [{"rome": "D1102"}, {"rome": "D1104"}]
    courses = [{"km": 4}, {"km": 4, "rome": "D1104"}]
    small = World(wishes=wishes, offers=[*first, *late], courses=courses)
    asked = Asked(k, discusses=False, prices=prices)
    assert_nothing_lost(matcher, small, asked)
    work = ranked(matcher, small, asked)
    assert work.pairs.tolist() == [90]
    assert set(small.read_pool().offers.rome[work.listed.offer[0]]) == {"D1104"}


@pytest.mark.parametrize("kind", ["pmsmp", "apprenticeship"])
def test_what_a_line_tells_below_a_full_list_is_not_looked_at_further(
    matcher: Matcher, kind: str
) -> None:
    near = [{"km": 1, "kind": kind} for _ in range(30)]
    poor = [{"km": 9, "rome": "D1104", "pending": 9, "kind": kind} for _ in range(60)]
    courses = [{"km": 4}, {"km": 4, "rome": "D1104"}]
    wishes = [{"rome": "D1102"}, {"rome": "D1104"}]
    small = World(wishes=wishes, offers=[*near, *poor], courses=courses)
    work = ranked(matcher, small, Asked(1, discusses=False))
    assert work.pairs.tolist() == [90]
    # What is found is noted in the next free row: the poor ones all went into the first.
    assert np.count_nonzero(work.scratch.reached.most) == 30


@pytest.mark.parametrize("discusses", [True, False])
def test_who_has_no_wish_loses_nothing_of_any_field(matcher: Matcher, discusses: bool) -> None:
    offers = [
        {
            # Some whose way is unknown: they stand below a comparable known one.
            "km": None if number % 6 == 5 else 1 + number * 7 % 40,
            "kind": "pmsmp",
            "rome": ("D1102", "D1104", "E1103", "F1703")[number % 4],
            "other_romes": "F1703,D1104" if number % 7 == 1 else "",
            "only_for": "another" if number % 9 == 1 else "",
        }
        for number in range(60)
    ]
    assert_nothing_lost(matcher, World(wishes=[], offers=offers), Asked(5, discusses=discusses))


@pytest.mark.parametrize("k", [1, 3])
@pytest.mark.parametrize("lift", [{}, {"leaves_after": 470}, {"back_before": 1030}])
@pytest.mark.parametrize("has_moped", [True, False])
def test_who_is_driven_loses_nothing_that_only_a_lift_brings_near(
    matcher: Matcher, k: int, lift: dict[str, Any], has_moped: bool
) -> None:
    offers = [
        {
            # Nearer by moped, by lift only, a little too far even so, and too far.
            "km": 2 + number * 11 % 70,
            "kind": "pmsmp" if number % 2 else "apprenticeship",
            "day_start": (None, 480, 540)[number % 3],
            "day_end": (1020, None)[number % 5 % 2],
            "only_for": ("", "", VIEWER, "another")[number % 4],
            "other_romes": ("", "D1104", "D1104,E1103")[number % 7 % 3],
        }
        for number in range(60)
    ]
    person = {"has_moped": has_moped, "licences": "am", "max_minutes_employer": 30}
    wishes = [{"rome": "D1104"}, {"rome": "D1102"}]
    small = World(person=person, wishes=wishes, offers=offers, lifts=[lift], courses=[{"km": 4}])
    for discusses in (True, False):
        assert_nothing_lost(matcher, small, Asked(k, discusses=discusses))
