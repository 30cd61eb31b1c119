"""What do journeys cost, by the dated scale?"""

from collections.abc import Callable

import pytest
from worlds.small_world import TODAY

from matcher.journey.cost import Cost, Period, cost_of
from matcher.journey.journey import Journey
from models.enums import Mode
from models.rules import RuleBook

MONTH, STAY = Period("month", 4, 12), Period("stay", 2, 1)


@pytest.mark.parametrize(
    ("weekly_km", "euros"),
    [
        # 4 weeks: 400 km a month, 4,800 a year, in the first band.
        (100, 400 * 0.529),
        # 9,600 km a year, in the second.
        (200, (9600 * 0.316 + 1065) / 12),
        (600, 2400 * 0.370),
        (0, 0),
    ],
)
def test_a_car_costs_what_its_yearly_kilometres_cost(
    rules: RuleBook, weekly_km: float, euros: float
) -> None:
    scales = rules.value("own_vehicle_euros", TODAY)
    assert cost_of([(Mode.CAR, weekly_km)], MONTH, scales).euros == round(euros)


def test_both_legs_by_one_vehicle_are_one_mileage(rules: RuleBook) -> None:
    scales = rules.value("own_vehicle_euros", TODAY)
    assert cost_of([(Mode.CAR, 150), (Mode.CAR, 50)], MONTH, scales) == cost_of(
        [(Mode.CAR, 200)], MONTH, scales
    )


def test_the_scale_never_falls_where_a_band_ends(rules: RuleBook) -> None:
    for mode, bands in rules.value("own_vehicle_euros", TODAY).items():
        for band in bands[:-1]:
            year = Period("year", 1, 1)
            at, past = (
                cost_of([(Mode(mode), km)], year, {mode: bands}).euros
                for km in (band["to_km"], band["to_km"] + 1)
            )
            assert 0 <= past - at < 0.01 * at, (mode, band)


def test_what_has_no_published_price_is_named(rules: RuleBook) -> None:
    scales = rules.value("own_vehicle_euros", TODAY)
    legs = [(Mode.TRANSIT, 90.0), (Mode.LIFT, 20.0), (Mode.WALK, 5.0)]
    assert cost_of(legs, STAY, scales) == Cost(0, "stay", needs_pass=True, is_driven=True)


def test_a_stay_is_reckoned_for_its_days_a_contract_by_the_month(
    told: Callable[..., dict[str, Journey]],
) -> None:
    found = told(
        person={"has_car": True, "licences": "b"},
        offers=[
            {"offer_id": "contract", "km": 15},
            {"offer_id": "week", "kind": "pmsmp", "km": 15, "duration_days": 7},
            {"offer_id": "open", "kind": "pmsmp", "km": 15},
        ],
    )
    week, undated = found["week"].cost, found["open"].cost
    assert (week.period, undated.period, found["contract"].cost.period) == ("stay", "stay", "month")
    assert week.euros == round(10 * found["week"].employer.km * 0.529)
    assert undated.euros == pytest.approx(4.33 * week.euros, rel=0.01)
