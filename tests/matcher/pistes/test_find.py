"""Whom could one ask when no offer is open? Reachable, likely, and not already asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.pistes.find import Piste
from matcher.rank.ranking import Ranking

HIRES = [
    {"rome": "D1102", "naf": "1071C", "hires": 60},
    {"rome": "D1106", "naf": "1071C", "hires": 40},
    {"rome": "D1102", "naf": "5610A", "hires": 5},
    {"rome": "G1602", "naf": "5610A", "hires": 95},
    {"rome": "D1102", "naf": "4711D", "hires": 4},
    {"rome": "D1106", "naf": "4711D", "hires": 96},
]


@pytest.fixture
def pistes(rank: Callable[..., Ranking]) -> Callable[..., tuple[Piste, ...]]:
    """The pistes of a person among these employers."""

    def answer(*employers: dict[str, Any], **world: Any) -> tuple[Piste, ...]:
        placed = [{"km": 1, **employer} for employer in employers]
        return rank(employers=placed, hires=HIRES, **world).pistes

    return answer


def names(found: tuple[Piste, ...]) -> list[str]:
    return [piste.employer_id for piste in found]


def test_an_employer_of_the_right_activity_is_a_piste(pistes: Any) -> None:
    (found,) = pistes({})
    assert (found.rome, found.trained_in_trade, found.hire_share) == ("D1102", False, 0.6)
    assert (found.minutes, found.past_apprentices) == (8, 0)
    assert found.km == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(("naf", "is_piste"), [("5610A", True), ("4711D", False), (None, False)])
def test_one_hire_in_twenty_is_the_least(pistes: Any, naf: str | None, is_piste: bool) -> None:
    assert bool(pistes({"naf": naf})) is is_piste


def test_who_trained_in_the_trade_comes_first_whatever_the_activity(pistes: Any) -> None:
    found = pistes(
        {}, {"naf": "4711D", "past_romes": "D1102,G1602", "past_apprentices": 2, "km": 9}
    )
    assert names(found) == ["e2", "e1"]
    assert (found[0].trained_in_trade, found[0].past_apprentices) == (True, 2)


def test_then_the_activity_that_hires_most_in_it_then_the_nearest(pistes: Any) -> None:
    assert names(pistes({"naf": "5610A"}, {"km": 5}, {"km": 3})) == ["e3", "e2", "e1"]


def test_equal_employers_stand_by_id(pistes: Any) -> None:
    assert names(pistes({"employer_id": "b"}, {"employer_id": "a"})) == ["a", "b"]


@pytest.mark.parametrize(
    ("employer", "world"),
    [
        ({"has_open_offer": True}, {}),
        ({}, {"refusals": [{"kind": "employer", "value": "e1"}]}),
        ({"apprentice_masters": 1, "apprentices_now": 2}, {}),
        ({"apprentice_masters": 2, "apprentices_now": 9}, {}),
        ({"km": 30}, {}),
        ({"km": None}, {}),
        ({"km": None}, {"person": {"uses_transit": True}}),
        ({"km": 110}, {"person": {"uses_transit": True}}),
        ({}, {"homes": []}),
        ({}, {"wishes": []}),
        ({}, {"wishes": [{"rome": "F1703"}]}),
    ],
)
def test_who_cannot_be_asked_is_absent(
    pistes: Any, employer: dict[str, Any], world: dict[str, Any]
) -> None:
    assert pistes(employer, **world) == ()


@pytest.mark.parametrize(
    "employer",
    [
        {"apprentice_masters": 1, "apprentices_now": 1},
        {"apprentice_masters": 1, "apprentices_now": None},
        {"apprentice_masters": None, "apprentices_now": 5},
        {"apprentice_masters": 0, "apprentices_now": 5},
    ],
)
def test_a_quota_that_is_free_or_not_known_keeps_the_piste(
    pistes: Any, employer: dict[str, Any]
) -> None:
    assert names(pistes(employer)) == ["e1"]


def test_who_may_be_reached_by_bus_comes_after_all_known_ways_nearest_first(pistes: Any) -> None:
    found = pistes(
        {"km": 40, "past_romes": "D1102"},
        {"km": 30, "past_romes": "D1102"},
        {"km": 5},
        person={"uses_transit": True},
    )
    assert names(found) == ["e3", "e2", "e1"]
    assert [piste.minutes for piste in found] == [29, None, None]


def test_an_employer_stands_once_for_the_first_wish_it_fits(pistes: Any) -> None:
    wishes = [{"rome": "F1703"}, {"rome": "D1106"}, {"rome": "D1102"}]
    assert [piste.rome for piste in pistes({}, wishes=wishes)] == ["D1106"]


def test_a_better_wish_comes_before_a_larger_share(pistes: Any) -> None:
    wishes = [{"rome": "G1602"}, {"rome": "D1102"}]
    found = pistes({}, {"naf": "5610A", "km": 8}, wishes=wishes)
    assert [(piste.employer_id, piste.rome) for piste in found] == [
        ("e2", "G1602"),
        ("e1", "D1102"),
    ]


def test_there_are_ten_at_most(pistes: Any) -> None:
    found = pistes(*({"employer_id": f"e{n:02}", "km": n / 10} for n in range(14)))
    assert names(found) == [f"e{n:02}" for n in range(10)]
