"""The drawn country as a re-match reads it: its pool, and its people some thousands at a time."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from api.services.ranking.pool.snapshot import expert_matcher
from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.board import Judges
from matcher.pool import Pool
from matcher.rematch.territory import Ground, Territory

# One day for all: the same seed gives the same country on any day.
TODAY: Final = date(2026, 11, 25)


def drawn_ground(seed: int, offers: int) -> Ground:
    """The pool of so many offers, and what judges it."""
    drawn, matcher = country(seed, TODAY), expert_matcher()
    priors = load_expert_page()["priors"]
    pool = Pool.from_frames(pool_frames(drawn, offers), drawn.labels, priors)
    judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
    return Ground(f"drawn {seed} {offers}", pool, judges, TODAY)


def territories_of(seed: int, people: int, offers: int) -> Iterator[Territory]:
    """So many people, numbered from north to south."""
    first = 0
    for frames in people_frames(country(seed, TODAY), people, offers):
        yield Territory(first, frames)
        first += len(frames["people"])
