"""Does a short or empty list say why, and what could be done?"""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.rank.ranking import Ranking
from models.enums import OfferKind

Rank = Callable[..., Ranking]
WALKS = {"has_bike": False}


def codes(ranking: Ranking) -> list[str]:
    return [advice.code for advice in ranking.advice]


def said(ranking: Ranking, code: str) -> str:
    return next(advice.sentence for advice in ranking.advice if advice.code == code)


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        ({"offers": [{"km": 1}]}, []),
        ({}, ["nothing_in_trades"]),
        ({"wishes": [], "offers": [{"km": 1, "kind": "pmsmp"}]}, ["no_wish"]),
        ({"wishes": []}, ["no_wish", "nothing_to_explore"]),
        ({"wishes": [], "offers": [{"km": 1}]}, ["no_wish", "nothing_to_explore"]),
        (
            {"homes": [], "offers": [{"km": 1}]},
            ["no_home", "first_wish_out_of_reach", "all_journeys_unknown"],
        ),
        ({"person": {"no_mobility": True}, "offers": [{"km": 1}]}, ["no_mobility"]),
        ({"offers": [{"km": 400}]}, ["all_excluded"]),
        ({"offers": [{"km": 4}], "person": WALKS}, ["raise_limit"]),
        ({"offers": [{"km": 4}, {"km": 400}], "person": WALKS}, ["all_excluded", "raise_limit"]),
        ({"offers": [{"km": 4}, {"km": 1}], "person": WALKS}, ["raise_limit"]),
        (
            {"offers": [{"km": 30}], "person": {"uses_transit": True}},
            ["first_wish_out_of_reach", "all_journeys_unknown"],
        ),
        (
            {"offers": [{"km": 30}, {"km": 1}], "person": {"uses_transit": True}},
            [],
        ),
        (
            {
                "wishes": [{"rome": "F1703"}, {"rome": "D1102"}],
                "offers": [{"km": 1}, {"km": 1, "kind": "pmsmp"}],
            },
            ["first_wish_out_of_reach"],
        ),
    ],
)
def test_which_advice_is_given(rank: Rank, world: dict[str, Any], expected: list[str]) -> None:
    assert codes(rank(**world)) == expected


def test_without_a_wish_no_contract_is_looked_for_and_no_immersion_denied(rank: Rank) -> None:
    stay = {"km": 1, "kind": "pmsmp"}
    ranking = rank(wishes=[], offers=[stay], kinds=(OfferKind.APPRENTICESHIP,))
    assert codes(ranking) == ["no_wish", "nothing_of_this_kind"]
    assert "voir les immersions" in ranking.advice[-1].sentence


def test_a_kind_that_is_not_there_says_that_the_other_is(rank: Rank) -> None:
    ranking = rank(offers=[{"km": 1}], kinds=(OfferKind.PMSMP,))
    assert codes(ranking) == ["nothing_of_this_kind"]


def test_the_first_wish_is_named_in_words(rank: Rank) -> None:
    ranking = rank(offers=[{"km": 30}], person={"uses_transit": True})
    assert "premier souhait (Boulangerie - viennoiserie)" in said(
        ranking, "first_wish_out_of_reach"
    )


def test_offers_to_discuss_are_counted(rank: Rank) -> None:
    one = rank(offers=[{"km": 4}], person=WALKS)
    assert said(one, "raise_limit") == (
        "1 offre à 15 min au plus de la limite de trajet : à discuter avec le jeune."
    )
    two = rank(offers=[{"km": 4}, {"km": 4}], person=WALKS, k=1)
    assert said(two, "raise_limit").startswith("2 offres à 15 min au plus")
    assert len(two.to_discuss) == 1


def test_the_three_most_frequent_causes_are_told_most_frequent_first(rank: Rank) -> None:
    offers = [
        *({"km": 400} for _ in range(3)),
        *({"km": 1, "employer_id": "shut"} for _ in range(2)),
        {"km": 1, "diploma_level": 7},
        {"km": 1, "diploma_level": 7, "employer_id": "shut"},
    ]
    ranking = rank(offers=offers, refusals=[{"kind": "employer", "value": "shut"}])
    told = said(ranking, "all_excluded")
    assert told.startswith("7 offres écartées : ")
    assert told.index("trajet trop long (3)") > 0
    assert told.index("Refusé par le jeune : cet employeur (3)") > 0
    assert told.count(" ; ") >= 2
    assert len(ranking.excluded) == 7


def test_of_more_causes_than_three_the_rarest_is_left_out(rank: Rank) -> None:
    offers = [
        *({"km": 400} for _ in range(2)),
        *({"km": 1, "employer_id": "shut"} for _ in range(2)),
        *({"km": 1, "diploma_level": 7} for _ in range(2)),
        {"km": 1, "apprentice_masters": 1, "apprentices_now": 2},
    ]
    ranking = rank(offers=offers, refusals=[{"kind": "employer", "value": "shut"}])
    assert "(1)" not in said(ranking, "all_excluded")
    assert said(ranking, "all_excluded").count("(2)") == 3


def test_the_nearest_fifty_of_all_excluded_are_shown(
    rank: Rank, ids: Callable[[Ranking, Any], list[str]]
) -> None:
    offers = [{"offer_id": f"o{n:02}", "km": 100 + (60 - n)} for n in range(59)]
    ranking = rank(offers=[*offers, {"offer_id": "nowhere", "km": None, "diploma_level": 7}])
    assert ranking.excluded_total == 60
    assert ids(ranking, ranking.excluded) == [f"o{n:02}" for n in range(58, 8, -1)]


def test_every_reason_of_an_exclusion_is_told_refusals_first(rank: Rank) -> None:
    ranking = rank(
        offers=[{"km": 400, "employer_id": "shut", "course_id": "c1"}],
        courses=[{"km": 300}],
        refusals=[{"kind": "employer", "value": "shut"}],
    )
    (reasons,) = ranking.reasons.values()
    assert [r.rule for r in reasons] == ["refused_employer", "travel_employer", "travel_cfa"]
