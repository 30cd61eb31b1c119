"""Asks one factor about one offer of a small world."""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.rank.explain import Contribution
from matcher.rank.ranking import Ranking

ONE_KM = {"km": 1}


@pytest.fixture
def told(rank: Callable[..., Ranking]) -> Callable[..., Contribution]:
    """One factor's contribution for the only offer of a world; `offer` changes that offer."""

    def answer(factor: str, offer: dict[str, Any] | None = None, **world: Any) -> Contribution:
        world.setdefault("courses", [ONE_KM])
        ranking = rank(offers=[{**ONE_KM, **(offer or {})}], **world)
        (explanation,) = ranking.explanations.values()
        return next(c for c in explanation.contributions if c.factor == factor)

    return answer
