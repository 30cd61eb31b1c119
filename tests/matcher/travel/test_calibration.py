"""Does a calibration find the constants a router was made with, and judge on the other half?"""

import numpy as np
import pytest

from matcher.travel.calibration import (
    BANDS_KM,
    Curve,
    Trips,
    by_band,
    error_of,
    fitted,
    usable_rows,
)
from models.enums import Mode

TRUE = Curve(far=1.2, near=1.5, scale_km=8.0)


def trips(n: int, noise: float = 0.0, seed: int = 1) -> Trips:
    rng = np.random.default_rng(seed)
    crow = rng.uniform(0.5, 35, n)
    minutes = TRUE.minutes(crow) + noise * rng.standard_normal(n)
    return Trips(crow, 1.3 * crow, minutes, rng.random(n) < 0.5)


def test_the_constants_a_router_was_made_with_are_found() -> None:
    curve = fitted(trips(400))
    assert curve is not None
    crow = np.linspace(0.5, 35, 50)
    np.testing.assert_allclose(curve.minutes(crow), TRUE.minutes(crow), rtol=0.01)


def test_only_the_half_to_fit_is_looked_at() -> None:
    given = trips(400)
    held = ~given.fits
    spoilt = Trips(given.crow_km, given.road_km, np.where(held, 500.0, given.minutes), given.fits)
    assert fitted(spoilt) == fitted(given)


def test_one_river_does_not_bend_the_curve() -> None:
    given = trips(400)
    detour = np.arange(400) % 20 == 0
    with_river = Trips(given.crow_km, given.road_km, given.minutes + 60.0 * detour, given.fits)
    curve = fitted(with_river)
    assert curve is not None
    crow = np.linspace(2, 30, 20)
    np.testing.assert_allclose(curve.minutes(crow), TRUE.minutes(crow), rtol=0.05)


def test_too_few_trips_are_not_fitted() -> None:
    assert fitted(trips(20)) is None


def test_errors_are_mean_distance_and_mean_difference() -> None:
    given = trips(10)
    error = error_of(given.minutes + np.tile([3.0, -1.0], 5), given)
    assert error is not None
    assert (error.trips, error.mae, error.bias) == (10, pytest.approx(2), pytest.approx(1))
    assert error_of(np.empty(0), given.take(np.zeros(10, dtype=bool))) is None


def test_trips_without_a_way_or_of_no_such_length_are_left_out() -> None:
    crow = np.array([0.1, 3.0, 3.0, 4.0, 20.0])
    minutes = np.array([2.0, 40.0, np.nan, 70.0, 200.0])
    road = np.array([0.2, 4.0, np.nan, 6.0, 25.0])
    given = Trips(crow, road, minutes, np.ones(5, dtype=bool))
    assert usable_rows(given, Mode.WALK).tolist() == [False, True, False, False, False]
    assert usable_rows(given, Mode.CAR).tolist() == [False, True, False, True, True]


@pytest.mark.parametrize("mode", list(BANDS_KM))
def test_every_trip_is_in_one_band(mode: Mode) -> None:
    low, high = BANDS_KM[mode][0], BANDS_KM[mode][-1]
    crow = np.linspace(low, high, 100, endpoint=False)
    given = Trips(crow, crow, crow, np.ones(100, dtype=bool))
    bands = by_band(given, mode)
    assert np.sum([rows for _, _, rows in bands], axis=0).tolist() == [1] * 100
