"""Do the areas that buses reach hold the places their journeys reach, and no others?"""

import sys

import numpy as np
import pytest
import shapely
from roads.tiny_travel import tiny_travel

from api.services.on_map.circles import km_within
from api.services.on_map.transit_areas import transit_areas
from api.services.travel.points import spot_at
from matcher.travel.hours import EVERY_WEEKDAY, weekday_hours
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.errors import SettingsError
from models.protocols import Places

VILLAGE, FAR = spot_at("Village", 48.0, 0.0), spot_at("Loin", 48.5, 0.5)
MINUTES = (30, 45, 90)
# Outlines have 48 corners, and are made simpler by 10 m.
EDGE_DEGREES = 0.0004
AT = {"start": 460, "end": 1020}


@pytest.fixture(scope="module")
def transit() -> TransitTimes:
    found = tiny_travel().by_timetable
    assert found is not None
    return found


def areas(transit: TransitTimes) -> dict[int, shapely.Geometry]:
    found = transit_areas(transit, VILLAGE, weekday_hours(1, AT), MINUTES)
    assert found is not None
    return {
        each["properties"]["minutes"]: shapely.geometry.shape(each["geometry"]) for each in found
    }


def test_a_point_is_within_when_its_journey_is_no_longer(transit: TransitTimes) -> None:
    drawn = np.random.default_rng(72)
    around = drawn.choice(len(transit.timetable.lat), 400)
    places = Places(
        transit.timetable.lat[around] + drawn.uniform(-0.012, 0.012, 400),
        transit.timetable.lng[around] + drawn.uniform(-0.018, 0.018, 400),
        np.zeros(400),
    )
    hours = weekday_hours(400, AT, EVERY_WEEKDAY)
    by_bus = transit.minutes(VILLAGE.place, places, Mode.TRANSIT, hours)
    quickest = np.minimum(by_bus, transit.search.model.minutes(VILLAGE.place, places, Mode.WALK))
    for minutes, area in areas(transit).items():
        well_in, near = (
            shapely.contains_xy(area.buffer(edge), places.lng, places.lat)
            for edge in (-EDGE_DEGREES, EDGE_DEGREES)
        )
        assert (quickest[well_in] <= minutes).all()
        assert (quickest[~near] > minutes).all()
        assert 5 < well_in.sum() < near.sum() < 395


def test_what_more_minutes_reach_holds_what_fewer_do(transit: TransitTimes) -> None:
    found = areas(transit)
    assert list(found) == [90, 45, 30]
    assert found[90].buffer(0.001).contains(found[45])
    assert found[45].buffer(0.001).contains(found[30])
    # Half an hour is not enough for the bus to town: what is left is walked.
    assert found[30].geom_type == "Polygon"
    assert found[90].geom_type == "MultiPolygon"


def test_without_a_stop_near_home_nothing_is_known(transit: TransitTimes) -> None:
    assert transit_areas(transit, FAR, weekday_hours(1, AT), MINUTES) is None


def test_a_home_whose_commune_is_too_wide_to_walk_across_has_no_area_on_foot(
    transit: TransitTimes,
) -> None:
    vague = spot_at("Village", 48.0, 0.0, 4.0)
    assert km_within(transit.search.model, Mode.WALK, 15, 4.0) is None
    assert transit_areas(transit, vague, weekday_hours(1, AT), (15,)) == []


def test_without_the_option_that_draws_shapes_it_is_said(
    transit: TransitTimes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shapely", None)
    with pytest.raises(SettingsError, match=r"passerelle\[travel\]"):
        transit_areas(transit, VILLAGE, weekday_hours(1, AT), MINUTES)
