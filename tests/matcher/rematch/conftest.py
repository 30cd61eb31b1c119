"""What the re-match's tests ask for: a drawn country, small, whose every pair can be read."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from worlds.rematch_world import OFFERS, PEOPLE, TERMS, TODAY

from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.board import Judges
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rematch.case import Constraint
from matcher.rematch.field import Field, Play
from matcher.rematch.pairs import Pairs, no_pairs
from matcher.rematch.terms import RunTerms
from matcher.rematch.territory import Ground, Territory
from matcher.rematch.whole import numbered, read_whole

type Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def drawn(matcher: Matcher) -> tuple[Ground, Frames]:
    """A ground and the frames of people of one crowded place."""
    ground = country(3, TODAY)
    pool = Pool.from_frames(
        pool_frames(ground, OFFERS), ground.labels, load_expert_page()["priors"]
    )
    judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
    frames = dict(next(people_frames(ground, PEOPLE, OFFERS)))
    # All live where the first does, so that they want the same places.
    homes = frames["homes"]
    town = homes.iloc[0]
    frames["homes"] = homes.assign(insee=town["insee"], lat=town["lat"], lng=town["lng"])
    return Ground("drawn", pool, judges, TODAY), frames


@pytest.fixture(scope="session")
def every_pair(drawn: tuple[Ground, Frames]) -> Pairs:
    """Every pair that is an option, read one by one."""
    ground, frames = drawn
    constraints = [Constraint()] * PEOPLE
    return numbered(enumerate(read_whole(ground, frames, ("", constraints), TERMS.least_score)))


@pytest.fixture
def play_of(drawn: tuple[Ground, Frames]) -> Callable[..., Play]:
    """A play on these terms, its people in two territories; or with all pairs given."""

    def play(terms: RunTerms, whole: Pairs | None = None, **given: Any) -> Play:
        ground, frames = drawn
        half = PEOPLE // 2
        parts = [] if whole is not None else [(0, half), (half, PEOPLE)]
        ids = frames["people"]["person_id"]
        territories = [
            Territory(
                first,
                {name: f[f["person_id"].isin(ids[first:end])] for name, f in frames.items()},
            )
            for first, end in parts
        ]
        field = Field(
            whole=no_pairs() if whole is None else whole,
            territories=territories,
            urgency=np.ones(PEOPLE),
            person_room=np.full(PEOPLE, terms.suggestions, dtype=np.int32),
            offer_room=np.minimum(ground.pool.offers.places, 1) * terms.per_place,
        )
        return Play(field, ground, terms, given.get("heard", lambda _: None))

    return play
