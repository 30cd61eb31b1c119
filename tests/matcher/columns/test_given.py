"""Is nobody ranked when a frame cannot be, and are frame, column and row named?"""

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from worlds.small_world import LABELS, TODAY, World

from matcher.columns.given import people_given
from matcher.rank.matcher import Matcher
from models.errors import FrameError, InvalidCode

STAY = {"employer_id": "e1", "kind": "pmsmp", "rome": "D1102", "starts_on": "2026-01-05"}


def refusal(frames: dict[str, pd.DataFrame]) -> FrameError:
    with pytest.raises(FrameError) as caught:
        people_given(frames, LABELS, TODAY)
    return caught.value


def test_good_frames_are_given_back_whole() -> None:
    frames = World(stays=[STAY], refusals=[{"kind": "hours", "value": "night"}]).frames_of_person()
    checked = people_given(frames, LABELS, TODAY)
    assert {name: len(frame) for name, frame in checked.items()} == {
        "people": 1,
        "homes": 1,
        "lifts": 0,
        "wishes": 1,
        "refusals": 1,
        "stays": 1,
    }


@pytest.mark.parametrize(
    ("world", "frame", "column"),
    [
        ({"wishes": [{"rome": "D1102"}, {"rome": "D1199"}]}, "wishes", "rome"),
        ({"stays": [STAY, {**STAY, "rome": "D1199"}]}, "stays", "rome"),
        (
            {
                "refusals": [
                    {"kind": "employer", "value": "anything"},
                    {"kind": "hours", "value": "anything"},
                ]
            },
            "refusals",
            "value",
        ),
        # Passed over, a refused trade would be proposed.
        (
            {"refusals": [{"kind": "trade", "value": each} for each in ("D1102", "D1199")]},
            "refusals",
            "value",
        ),
    ],
)
def test_a_word_that_means_nothing_is_named(world: dict[str, Any], frame: str, column: str) -> None:
    error = refusal(World(**world).frames_of_person())
    assert (error.frame, error.column, error.row) == (frame, column, 1)


@pytest.mark.parametrize(
    ("frame", "column", "value"),
    [
        ("people", "licences", "am;b"),
        ("people", "stage", "later"),
        ("people", "max_minutes_cfa", -1),
        ("homes", "lat", np.nan),
        ("homes", "lng", np.nan),
        ("homes", "lat", 4800.0),
        ("wishes", "rome", "baker"),
        ("wishes", "rank", 0),
        ("wishes", "rank", True),
        ("people", "person_id", ""),
        ("people", "birth_date", "9990-01-01"),
        ("people", "birth_date", "1800-01-01"),
        ("people", "birth_date", TODAY + timedelta(days=1)),
        ("homes", "insee", "1004"),
    ],
)
def test_a_value_that_cannot_be_is_named(frame: str, column: str, value: object) -> None:
    frames = World(homes=[{"lat": 48.0, "lng": 0.0}]).frames_of_person()
    frames[frame] = frames[frame].assign(**{column: [value]})
    error = refusal(frames)
    assert (error.frame, error.column, error.row) == (frame, column, 0)


def test_somebody_may_be_born_on_the_day_asked_about() -> None:
    people_given(World(person={"birth_date": TODAY.isoformat()}).frames_of_person(), LABELS, TODAY)


@pytest.mark.parametrize(
    ("world", "frame", "column"),
    [
        ({"refusals": [{"kind": "employer", "value": v} for v in ("e", "")]}, "refusals", "value"),
        ({"waiting": ["o1", ""]}, "waiting", "offer_id"),
    ],
)
def test_what_contradicts_itself_or_names_nothing_is_named(
    world: dict[str, Any], frame: str, column: str
) -> None:
    with pytest.raises(FrameError) as caught:
        World(**world).frames_of_person()
    assert (caught.value.frame, caught.value.column, caught.value.row) == (frame, column, 1)


def test_a_missing_frame_a_missing_column_and_a_repeated_id_are_named() -> None:
    frames = World().frames_of_person()
    missing = refusal({name: frame for name, frame in frames.items() if name != "homes"})
    assert (missing.frame, missing.column) == ("homes", "person_id")
    assert "toute la table manque" in str(missing)
    without = {**frames, "people": frames["people"].drop(columns="has_bike")}
    assert refusal(without).column == "has_bike"
    twice = pd.concat([frames["people"]] * 2, ignore_index=True)
    again = refusal({**frames, "people": twice})
    assert (again.column, again.row) == ("person_id", 1)


WAYS = {
    "levers": lambda matcher, frames, pool: matcher.levers(frames, pool, TODAY),
    "rank_one": lambda matcher, frames, pool: matcher.rank_one(frames, pool, TODAY),
}


@pytest.mark.parametrize("way", WAYS)
def test_who_asks_about_one_person_is_refused_likewise(matcher: Matcher, way: str) -> None:
    ask, small = WAYS[way], World()
    frames, pool = small.frames_of_person(), small.read_pool()

    def refused(**others: pd.DataFrame) -> tuple[str, object]:
        with pytest.raises(FrameError) as caught:
            ask(matcher, {**frames, **others}, pool)
        return caught.value.column, caught.value.row

    assert refused(homes=frames["homes"].drop(columns="lat")) == ("lat", None)
    assert refused(wishes=frames["wishes"].assign(rank=[0])) == ("rank", 0)
    nobody, people = frames["people"].iloc[:0], frames["people"]
    assert refused(people=nobody) == ("person_id", None)
    two = pd.concat([people, people.assign(person_id=["another"])], ignore_index=True)
    assert refused(people=two) == ("person_id", 1)


def test_nothing_is_ranked_before_all_is_checked(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = World(offers=[{"km": 1}], wishes=[{"rome": "D1199"}])
    monkeypatch.setattr("matcher.kernel.board.board_of", lambda *_: pytest.fail("too early"))
    with pytest.raises(FrameError, match="« wishes », colonne « rome », ligne 0"):
        matcher.rank(small.frames_of_person(), small.read_pool(), 5, TODAY)


@pytest.mark.parametrize(("k", "threads"), [(0, 1), (-3, 1), (5, 0)])
def test_a_list_of_no_offers_and_no_thread_are_refused(
    matcher: Matcher, k: int, threads: int
) -> None:
    small = World()
    with pytest.raises(InvalidCode, match="un nombre à partir de 1"):
        matcher.rank(small.frames_of_person(), small.read_pool(), k, TODAY, threads)
