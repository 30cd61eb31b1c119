"""Do circles reach as far as the distance model says, no farther, and none where nothing is?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.services.on_map.circles import circles, km_within
from api.services.travel.points import spot_at
from data.travel import load_distance_constants
from matcher.travel import DistanceModel
from matcher.travel.distance import haversine_km
from models.enums import Mode

MODEL = DistanceModel(load_distance_constants())


@given(st.sampled_from([Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR]), st.integers(10, 60))
def test_what_is_within_is_within_and_what_is_past_is_not(mode: Mode, minutes: int) -> None:
    km = km_within(MODEL, mode, minutes, 0.0)
    assert km is not None
    assert MODEL.minutes_over(np.array([km - 0.1]), mode)[0] <= minutes
    assert MODEL.minutes_over(np.array([km + 0.2]), mode)[0] > minutes


def test_a_home_known_by_its_commune_alone_reaches_less_far() -> None:
    exact, vague = (km_within(MODEL, Mode.BIKE, 30, spread) for spread in (0.0, 2.0))
    assert vague is not None
    assert exact is not None
    assert vague < exact
    assert km_within(MODEL, Mode.WALK, 15, 2.0) is None


def test_every_corner_stands_at_its_distance_and_the_ring_is_closed() -> None:
    (far, near) = circles(MODEL, spot_at("ici", 48.0, 0.2), Mode.CAR, (15, 30))
    assert [area["properties"]["minutes"] for area in (far, near)] == [30, 15]
    ring = np.array(far["geometry"]["coordinates"][0])
    assert ring[0].tolist() == ring[-1].tolist()
    away = haversine_km(48.0, 0.2, ring[:, 1], ring[:, 0])
    assert away == pytest.approx(far["properties"]["km"], rel=0.01)


def test_public_transport_has_no_circle() -> None:
    assert circles(MODEL, spot_at("ici", 48.0, 0.2), Mode.TRANSIT, (15, 30)) == []
