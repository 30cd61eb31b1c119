"""Which changes make sense for this young person?"""

from datetime import date
from typing import Any

import pytest
from worlds.small_world import TODAY, World

from matcher.levers.vary import Lever, Terms, Variant, variants
from models.rules import RuleBook

RELATED = {"D1102": [("D1104", "close"), ("F1703", "evolution"), ("G1602", "close")]}
OWNED = {"has_bike": True, "has_moped": True, "has_car": True, "licences": "am,b"}


@pytest.fixture
def drawn(rules: RuleBook) -> Any:
    def draw(related: Any = RELATED, **world: Any) -> list[Variant]:
        return list(variants(World(**world).read_person(), Terms(rules, TODAY, related)))

    return draw


def of(found: list[Variant], *levers: Lever) -> list[tuple[Lever, str]]:
    return [(each.lever, each.detail) for each in found if each.lever in levers]


MEANS = (Lever.BIKE, Lever.MOPED, Lever.CAR)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"has_bike": False}, ["bike vehicle", "moped both", "car both"]),
        ({"has_bike": None}, ["bike vehicle", "moped both", "car both"]),
        ({"has_moped": True}, ["moped licence", "car both"]),
        ({"licences": "b"}, ["moped vehicle", "car vehicle"]),
        ({"has_car": True, "licences": "am"}, ["moped vehicle", "car licence"]),
        (OWNED, []),
        ({**OWNED, "no_mobility": True}, ["bike vehicle", "moped vehicle", "car vehicle"]),
    ],
)
def test_what_is_lacking_of_each_means_is_told(
    drawn: Any, person: dict[str, Any], expected: list[str]
) -> None:
    found = of(drawn(person=person), *MEANS)
    assert [f"{lever} {detail}" for lever, detail in found] == expected


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2012-11-23", []),
        ("2012-11-22", [Lever.MOPED]),
        ("2009-11-23", [Lever.MOPED]),
        ("2009-11-22", [Lever.MOPED, Lever.CAR]),
    ],
)
def test_a_licence_is_a_lever_from_its_legal_age(
    drawn: Any, born: str, expected: list[Lever]
) -> None:
    found = of(drawn(person={"birth_date": born}), *MEANS)
    assert [lever for lever, _ in found] == expected


def test_whoever_had_no_mobility_has_only_the_new_means(drawn: Any) -> None:
    bike = next(
        each for each in drawn(person={**OWNED, "no_mobility": True}) if each.lever is Lever.BIKE
    )
    assert bike.facts == {
        "has_bike": True,
        "has_moped": False,
        "has_car": False,
        "uses_transit": False,
        "no_mobility": False,
    }
    assert not bike.lifts


@pytest.mark.parametrize(("own", "longer"), [(None, None), (30, 45), (225, 240), (230, 240)])
def test_fifteen_minutes_more_never_pass_the_longest_limit(
    drawn: Any, own: int | None, longer: int | None, rules: RuleBook
) -> None:
    minutes = drawn(person={"max_minutes_employer": own})[0]
    usual = rules.value("travel_limit_employer", TODAY)
    assert (minutes.lever, minutes.detail, minutes.more) == (Lever.MINUTES, "15", 15)
    assert minutes.facts["max_minutes_employer"] == (longer or usual + 15)


def test_close_trades_come_before_evolutions_and_no_wish_twice(drawn: Any) -> None:
    found = drawn(wishes=[{"rome": "D1102"}, {"rome": "G1602"}])
    assert [each.wish for each in found if each.lever is Lever.RELATED_TRADE] == ["D1104", "F1703"]
    assert not of(drawn(wishes=[]), Lever.RELATED_TRADE)


def test_the_first_of_each_of_the_next_twelve_months_and_now_for_who_waits(drawn: Any) -> None:
    days = [detail for _, detail in of(drawn(), Lever.START)]
    assert days[0] == "2026-12-01"
    assert days[-1] == "2027-11-01"
    assert len(days) == 12
    waiting = drawn(person={"available_from": "2027-02-01"})
    days = [date.fromisoformat(detail) for _, detail in of(waiting, Lever.START)]
    assert days[0] == TODAY
    assert date(2027, 2, 1) not in days
    assert len(days) == 12
