"""What the matcher's tests ask for: the real matcher, rules, and small worlds to rank."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from roads.tiny_travel import tiny_travel
from worlds.small_world import TODAY, World

from data.rules import load_rules
from data.scorecards import load_expert_page
from data.travel import load_distance_constants
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard import SCORED_KINDS
from matcher.scorecard.expert import scorecard_from_page
from matcher.travel import DistanceModel
from models.enums import OfferKind
from models.rules import RuleBook


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """The expert scorecard, the dated rules, the distance model."""
    return Matcher(
        scorecard_from_page(load_expert_page()),
        load_rules(),
        DistanceModel(load_distance_constants()),
    )


@pytest.fixture(scope="session")
def rank(matcher: Matcher) -> Callable[..., Ranking]:
    """Ranks a small world's person on TODAY: `rank(offers=[…], person={…}, k=…)`."""
    return _ranking_by(matcher)


@pytest.fixture(scope="session")
def rank_by_timetable(matcher: Matcher) -> Callable[..., Ranking]:
    """The same where the buses of `tiny_gtfs` are known."""
    return _ranking_by(Matcher(matcher.scorecard, matcher.rules, tiny_travel()))


def _ranking_by(matcher: Matcher) -> Callable[..., Ranking]:
    def ranked(
        k: int = 50,
        today: date = TODAY,
        kinds: tuple[OfferKind, ...] = SCORED_KINDS,
        viewer: str = "",
        **world: Any,
    ) -> Ranking:
        small = World(**world)
        view = View(k=k, kinds=kinds, viewer=viewer)
        return matcher.rank_one(small.frames_of_person(), small.read_pool(), today, view)

    return ranked


@pytest.fixture(scope="session")
def world() -> type[World]:
    """The world itself, for tests that need its parts."""
    return World


@pytest.fixture(scope="session")
def rules() -> RuleBook:
    """The dated rules as shipped."""
    return load_rules()


@pytest.fixture(scope="session")
def ids() -> Callable[[Ranking, Any], list[str]]:
    """Reads offer ids at rows of a ranking."""
    return lambda ranking, rows: [
        str(ranking.candidates.pairs.offers.offer_id[row]) for row in rows
    ]
