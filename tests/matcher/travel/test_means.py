"""By what means can somebody travel: surely, perhaps (nobody asked), or not?"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from matcher.travel import Use, usable_modes
from models.enums import Mode
from models.rules import RuleBook

TODAY = date(2026, 11, 22)
YES, PERHAPS, NO = Use.YES, Use.PERHAPS, Use.NO


@pytest.fixture
def use(world: Any, rules: RuleBook) -> Callable[..., Use]:
    """The use of one mode for a person with these facts."""

    def answer(mode: Mode, today: date = TODAY, lifts: Any = (), **facts: Any) -> Use:
        person = world(person=facts, lifts=lifts).read_person()
        return usable_modes(person, rules, today)[mode]

    return answer


@pytest.mark.parametrize(
    ("mode", "fact", "answer", "expected"),
    [
        (Mode.WALK, "walks", True, YES),
        (Mode.WALK, "walks", False, NO),
        (Mode.BIKE, "has_bike", True, YES),
        (Mode.BIKE, "has_bike", False, NO),
        (Mode.BIKE, "has_bike", None, PERHAPS),
        (Mode.TRANSIT, "uses_transit", True, YES),
        (Mode.TRANSIT, "uses_transit", False, NO),
        (Mode.TRANSIT, "uses_transit", None, PERHAPS),
    ],
)
def test_means_without_a_licence_are_as_the_person_says(
    use: Callable[..., Use], mode: Mode, fact: str, answer: bool | None, expected: Use
) -> None:
    assert use(mode, **{fact: answer}) is expected


@pytest.mark.parametrize(
    ("birth", "licences", "has_moped", "expected"),
    [
        ("2012-11-22", "am", True, YES),  # 14 today
        ("2012-11-23", "am", True, NO),  # 14 tomorrow
        ("2009-01-01", "am", None, PERHAPS),
        ("2009-01-01", "am", False, NO),
        ("2009-01-01", "", True, NO),
        ("2009-01-01", "other", True, NO),
        ("2007-01-01", "b", True, YES),
        ("2009-01-01", "a1", True, YES),
    ],
)
def test_a_moped_needs_a_licence_and_fourteen_years(
    use: Callable[..., Use], birth: str, licences: str, has_moped: bool | None, expected: Use
) -> None:
    found = use(Mode.MOPED, birth_date=birth, licences=licences, has_moped=has_moped)
    assert found is expected


@pytest.mark.parametrize(
    ("birth", "licences", "has_car", "expected"),
    [
        ("2009-11-22", "b", True, YES),  # 17 today
        ("2009-11-23", "b", True, NO),  # 17 tomorrow
        ("2005-01-01", "b", None, PERHAPS),
        ("2005-01-01", "b", False, NO),
        ("2005-01-01", "am,a1", True, NO),
        ("2005-01-01", "", True, NO),
    ],
)
def test_a_car_needs_licence_b_and_seventeen_years(
    use: Callable[..., Use], birth: str, licences: str, has_car: bool | None, expected: Use
) -> None:
    assert use(Mode.CAR, birth_date=birth, licences=licences, has_car=has_car) is expected


def test_before_2024_a_car_needed_eighteen_years(use: Callable[..., Use]) -> None:
    facts = {"birth_date": "2006-06-01", "licences": "b", "has_car": True}
    assert use(Mode.CAR, date(2023, 12, 31), **facts) is NO
    assert use(Mode.CAR, date(2024, 1, 1), **facts) is YES


def test_a_lift_is_there_when_one_is_declared(use: Callable[..., Use]) -> None:
    assert use(Mode.LIFT) is NO
    assert use(Mode.LIFT, lifts=[{}]) is YES


def test_no_mobility_leaves_only_walking(world: Any, rules: RuleBook) -> None:
    facts = {
        "no_mobility": True,
        "walks": False,
        "has_car": True,
        "licences": "b",
        "uses_transit": True,
    }
    person = world(person=facts, lifts=[{}]).read_person()
    found = usable_modes(person, rules, TODAY)
    assert {mode for mode, use in found.items() if use is YES} == {Mode.WALK}
    assert PERHAPS not in found.values()
