"""How many hours a month does the way to the CFA take, and what is said of it?"""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.rank.explain import Contribution
from matcher.rank.ranking import Ranking

FAR = {"km": 12}


@pytest.fixture
def way(rank: Callable[..., Ranking]) -> Callable[..., Contribution]:
    """The CFA leg's contribution for one offer and one course."""

    def answer(
        course: dict[str, Any], offer: dict[str, Any] | None = None, **w: Any
    ) -> Contribution:
        ranking = rank(offers=[{"km": 1, **(offer or {})}], courses=[course], **w)
        (found,) = ranking.explanations.values()
        return next(c for c in found.contributions if c.factor == "cfa_leg")

    return answer


def test_hours_a_month_are_minutes_times_trips(way: Callable[..., Contribution]) -> None:
    # 12 km by bike: 63 minutes; every third week: 14.4 trips.
    found = way(FAR)
    assert found.value == 15
    assert found.sentence == "CFA supposé à 1 h 03 à vélo, soit 15 h de trajet par mois."
    assert way(FAR, {"course_id": "c1"}).sentence.startswith("CFA à 1 h 03 à vélo")
    weekly = way({**FAR, "rhythm": "one_week_in_two"})
    assert weekly.value == 23
    assert weekly.signed < found.signed


def test_many_hours_take_the_last_point_of_the_grid(way: Callable[..., Contribution]) -> None:
    far = {"km": 40, "rhythm": "one_week_in_two"}
    assert way(far, person={"max_minutes_cfa": 240}).value == 60


@pytest.mark.parametrize(
    ("course", "sentence"),
    [
        ({"km": None}, "CFA supposé : trajet inconnu."),
        ({"km": 2, "rhythm": None}, "CFA supposé à 13 min : rythme à demander au CFA."),
        (
            {"km": 60, "rhythm": None, "boarding": True},
            "CFA supposé à 4 h 14, avec internat : rythme à demander au CFA.",
        ),
        (
            {"km": None, "boarding": True},
            "CFA supposé, avec internat : un aller-retour par période au CFA.",
        ),
        (
            {"km": 60, "boarding": True},
            "CFA supposé à 4 h 14, avec internat : un aller-retour par période au CFA.",
        ),
    ],
)
def test_what_is_not_known_of_the_way_is_said(
    way: Callable[..., Contribution], course: dict[str, Any], sentence: str
) -> None:
    assert way(course).sentence == sentence


def test_each_unknown_has_its_own_entry(way: Callable[..., Contribution]) -> None:
    no_course = way({"km": 2, "rome": "F1703"})
    assert no_course.sentence.startswith("CFA inconnu : aucune formation connue")
    assert (no_course.value, way({"km": None}).value, way({"km": 2, "rhythm": None}).value) == (
        None,
        None,
        None,
    )
    longest = way({"km": 40, "rhythm": "one_week_in_two"}, person={"max_minutes_cfa": 240})
    assert way({"km": None}).signed <= longest.signed
    assert way({"km": None}).held <= longest.held


def test_a_longer_way_to_the_cfa_never_raises_the_score(rank: Callable[..., Ranking]) -> None:
    """Also across the limit, where boarding takes over."""
    for boarding in (True, False, None):
        scores = []
        for km in (0, 2, 5, 8, 12, 16, 17, 18, 19, 22, 30, 60):
            course = {"km": km, "boarding": boarding, "rhythm": "one_week_in_two"}
            ranking = rank(offers=[{"km": 1}], courses=[course])
            scores.append(int(ranking.scores.score[0]))
        assert scores == sorted(scores, reverse=True)
