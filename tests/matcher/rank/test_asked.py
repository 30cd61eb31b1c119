"""What stands beside the frames is read as it is meant, or refused by its name."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from worlds.small_world import TODAY, World

from matcher.rank.asked import day, whole
from matcher.rank.matcher import Matcher
from models.errors import FrameError, InvalidCode

OFFERS = [{"offer_id": each} for each in ("a", "b", "c")]


@pytest.mark.parametrize("number", [0, -1, 2.0, "2", None, True])
def test_a_number_that_is_not_whole_from_one_is_refused_by_name(number: object) -> None:
    with pytest.raises(InvalidCode, match=r"^threads : attendu un nombre"):
        whole("threads", number)


def test_any_kind_of_whole_number_will_do() -> None:
    assert whole("k", np.int64(3)) == whole("k", 3) == 3


def test_a_moment_is_its_day() -> None:
    today = pd.Timestamp("2026-11-22 23:05")
    assert day(today) == day(today.to_pydatetime()) == day(TODAY) == date(2026, 11, 22)
    assert type(day(today)) is date


@pytest.mark.parametrize("today", ["2026-11-22", 20261122, None, pd.NaT])
def test_what_is_no_day_is_refused_by_name(today: Any) -> None:
    with pytest.raises(InvalidCode, match=r"^today : attendu un jour"):
        day(today)


def test_the_matcher_reads_a_moment_and_a_k_past_the_pool(matcher: Matcher) -> None:
    world = World(offers=OFFERS)
    frames, pool = world.frames_of_person(), world.read_pool()
    all_three = matcher.rank(frames, pool, 3, TODAY)
    assert len(all_three) == 3
    assert matcher.rank(frames, pool, 10**12, pd.Timestamp(TODAY)).equals(all_three)


@pytest.mark.parametrize("given", [None, [1], {"person_id": ["p"]}])
def test_what_is_no_frame_is_refused_by_its_name(matcher: Matcher, given: Any) -> None:
    world = World(offers=OFFERS)
    frames = {**world.frames_of_person(), "people": given}
    with pytest.raises(FrameError, match=r"^table « people ».*attendu une table pandas"):
        matcher.rank(frames, world.read_pool(), 3, TODAY)
