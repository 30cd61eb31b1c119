"""Where do the travel limits cut, whose limit is it, and what is said?"""

from collections.abc import Callable

import pytest
from beside.only_offer import sentences, state
from worlds.small_world import TODAY

from matcher.rank.ranking import Ranking
from models.rules import RuleBook

Rank = Callable[..., Ranking]
# Five kilometres on foot under the distance model.
FIVE_KM_WALK = 83


WALKS = {"has_bike": False}


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (FIVE_KM_WALK + 1, "listed"),
        (FIVE_KM_WALK, "listed"),
        (FIVE_KM_WALK - 1, "to_discuss"),
        (FIVE_KM_WALK - 15, "to_discuss"),
        (FIVE_KM_WALK - 16, "excluded"),
        (0, "excluded"),
    ],
)
def test_exactly_at_the_limit_is_listed_and_fifteen_minutes_past_it_to_discuss(
    rank: Rank, limit: int, expected: str
) -> None:
    ranking = rank(offers=[{"km": 5}], person={**WALKS, "max_minutes_employer": limit})
    assert ranking.candidates.pairs.legs.minutes.tolist() == [FIVE_KM_WALK]
    assert state(ranking) == expected


def test_to_discuss_says_by_how_much_and_excluded_says_the_limit(rank: Rank) -> None:
    past = rank(offers=[{"km": 5}], person={**WALKS, "max_minutes_employer": 80})
    assert sentences(past, "travel_employer") == ["À discuter : 3 min de plus que la limite."]
    out = rank(offers=[{"km": 5}], person={**WALKS, "max_minutes_employer": 30})
    assert sentences(out, "travel_employer") == [
        "1 h 23 pour aller à l'entreprise : la limite du jeune est 30 min."
    ]


def test_the_limit_of_a_wish_comes_before_the_persons_own(rank: Rank) -> None:
    def with_limits(own: int | None, wish: int | None) -> Ranking:
        person = {**WALKS, "max_minutes_employer": own}
        wishes = [{"rome": "D1102", "max_minutes": wish}]
        return rank(offers=[{"km": 5}], person=person, wishes=wishes)

    assert state(with_limits(30, 90)) == "listed"
    assert state(with_limits(90, 30)) == "excluded"
    assert state(with_limits(90, None)) == "listed"
    assert sentences(with_limits(None, 30), "travel_employer") == [
        "1 h 23 pour aller à l'entreprise : la limite du jeune est 30 min."
    ]


def test_a_limit_never_asked_for_is_the_rules_and_says_so(rank: Rank) -> None:
    assert state(rank(offers=[{"km": 3.5}], person=WALKS)) == "listed"
    far = rank(offers=[{"km": 5}], person=WALKS)
    assert state(far) == "excluded"
    assert sentences(far, "travel_employer") == [
        "1 h 23 pour aller à l'entreprise : la limite par défaut, à lui demander, est 1 h 00."
    ]


def test_a_journey_of_four_hours_or_ten_is_past_the_longest_limit(rank: Rank) -> None:
    """254 means that long or longer: 14 minutes past 240 would otherwise be "to discuss"."""
    person = {"max_minutes_employer": 240, "max_minutes_cfa": 240}
    assert state(rank(offers=[{"km": 200}], person=person)) == "excluded"
    imposed = {"km": 1, "course_id": "c1"}
    assert state(rank(offers=[imposed], courses=[{"km": 200}], person=person)) == "excluded"


@pytest.mark.parametrize(("beyond_km", "expected"), [(-1, "listed"), (1, "excluded")])
def test_an_unknown_journey_is_excluded_only_out_of_any_reach(
    rank: Rank, rules: RuleBook, beyond_km: int, expected: str
) -> None:
    """What the fastest local transport makes in the limit of an hour and the margin."""
    km = rules.value("travel_fastest_local_kmh", TODAY) * 75 // 60 + beyond_km
    ranking = rank(offers=[{"km": km}], person={"uses_transit": True})
    assert state(ranking) == expected
    if expected == "excluded":
        assert sentences(ranking, "travel_employer") == [
            f"À {km} km : hors d'atteinte en 1 h 00, quel que soit le moyen."
        ]


def test_an_offer_nobody_can_place_is_kept(rank: Rank) -> None:
    ranking = rank(offers=[{"km": None}])
    assert state(ranking) == "listed"
    assert sentences(ranking, "travel_unknown") == ["Trajet inconnu : vérifier horaires et moyens."]
