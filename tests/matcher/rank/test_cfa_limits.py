"""When does the way to the CFA exclude an offer, and what is to be asked of the CFA?"""

from collections.abc import Callable
from typing import Any

import pytest
from beside.only_offer import sentences, state

from matcher.rank.ranking import Ranking

Rank = Callable[..., Ranking]


IMPOSED = {"km": 1, "course_id": "c1"}
# 12 km by bike.
CFA_MINUTES = 63


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (CFA_MINUTES, "listed"),
        (CFA_MINUTES - 1, "to_discuss"),
        (CFA_MINUTES - 15, "to_discuss"),
        (CFA_MINUTES - 16, "excluded"),
    ],
)
def test_an_imposed_cfa_is_held_to_the_limit(rank: Rank, limit: int, expected: str) -> None:
    ranking = rank(offers=[IMPOSED], courses=[{"km": 12}], person={"max_minutes_cfa": limit})
    assert state(ranking) == expected
    said = sentences(ranking, "travel_cfa")
    if expected == "excluded":
        assert said == ["1 h 03 pour aller au CFA, sans internat : la limite du jeune est 47 min."]
    elif expected == "to_discuss":
        over = CFA_MINUTES - limit
        assert said == [f"À discuter : CFA à {over} min de plus que la limite."]


def test_the_persons_own_cfa_is_held_to_the_limit_too(rank: Rank) -> None:
    person = {"max_minutes_cfa": 30, "enrolment": "started", "course_id": "c1"}
    assert state(rank(offers=[{"km": 1}], courses=[{"km": 12}], person=person)) == "excluded"


def test_a_default_limit_to_the_cfa_says_that_nobody_asked(rank: Rank) -> None:
    ranking = rank(offers=[IMPOSED], courses=[{"km": 30}])
    assert sentences(ranking, "travel_cfa") == [
        "2 h 22 pour aller au CFA, sans internat : la limite par défaut, à lui demander, "
        "est 1 h 30."
    ]


@pytest.mark.parametrize(
    ("offer", "course", "said"),
    [
        (
            {"km": 1},
            {"km": 12},
            ["CFA supposé à 1 h 03 : la limite du jeune est 30 min."],
        ),
        (
            IMPOSED,
            {"km": 12, "boarding": None},
            ["CFA à 1 h 03 : la limite du jeune est 30 min."],
        ),
        (IMPOSED, {"km": 12, "boarding": True}, []),
        ({"km": 1}, {"km": 4}, []),
        (IMPOSED, {"km": None}, []),
        ({"km": 1}, {"km": 12, "rome": "F1703"}, []),
    ],
    ids=["supposed", "boarding unknown", "boards", "near", "way unknown", "no course"],
)
def test_what_never_excludes_still_warns(
    rank: Rank, offer: dict[str, Any], course: dict[str, Any], said: list[str]
) -> None:
    ranking = rank(offers=[offer], courses=[course], person={"max_minutes_cfa": 30})
    assert state(ranking) == "listed"
    assert sentences(ranking, "travel_cfa") == said


@pytest.mark.parametrize(
    ("course", "rule", "sentence"),
    [
        ({}, "cfa_supposed", "CFA supposé : à confirmer avec l'employeur et le CFA."),
        ({"rhythm": None}, "cfa_ask", "À demander au CFA : rythme."),
        (
            {"rhythm": None, "boarding": None, "places_left": None},
            "cfa_ask",
            "À demander au CFA : rythme, internat, places.",
        ),
        (
            {"places_left": 0},
            "cfa_full",
            "CFA complet d'après la dernière information : à vérifier.",
        ),
        (
            {"rome": "F1703"},
            "cfa_unknown",
            "CFA inconnu : chercher une formation pour ce diplôme.",
        ),
    ],
)
def test_facts_of_the_cfa_that_are_to_be_checked(
    rank: Rank, course: dict[str, Any], rule: str, sentence: str
) -> None:
    ranking = rank(offers=[{"km": 1}], courses=[{"km": 1, **course}])
    assert sentences(ranking, rule) == [sentence]


def test_an_imposed_cfa_with_every_fact_known_asks_nothing(rank: Rank) -> None:
    ranking = rank(offers=[IMPOSED], courses=[{"km": 1}])
    assert [r.rule for reasons in ranking.warnings.values() for r in reasons] == []


def test_an_immersion_asks_nothing_about_a_cfa(rank: Rank) -> None:
    ranking = rank(offers=[{"km": 1, "kind": "pmsmp"}])
    assert not any(r.rule.startswith("cfa") for rs in ranking.warnings.values() for r in rs)
