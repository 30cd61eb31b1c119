"""Is one there later by our search than by Valhalla's multimodal route? Heidelberg's map and buses.

Both are asked the same trips: leave an address near a stop at a minute of a Monday, be at another
as soon as possible, waiting counted, on foot all the way where that is sooner. Addresses stand on
the map, and both read the timetable of that very Monday. Ours walks by the distance model,
Valhalla by the streets: at 5.1 km/h, 2,145 m to a stop, changing in no time. So the trips are asked
of ours as it ships, and again on these terms.
"""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import valhalla
from beside.valhalla_transit import (
    has_spatialite,
    is_on_the_map,
    minutes_after,
    moved_feed,
    multimodal,
)

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.feed_file import read_feed
from data.travel.gtfs.timetable import join, lay_out
from data.travel.gtfs.usual_week import UsualWeek, services_on
from data.travel.transit_terms import WalkingTerms, walking_terms
from matcher.travel import DistanceModel
from matcher.travel.rides import way_back
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import Places
from models.timetable import Timetable

pytestmark = [
    pytest.mark.bench,
    pytest.mark.shared,
    pytest.mark.skipif(not has_spatialite(), reason="spatialite-bin is not installed"),
]
TRIPS, NEAR_METRES, SEEN_MONDAY = 300, 60.0, date(2022, 9, 12)
# Valhalla's pace, and its road metres at most to a stop and between two.
KMH, TO_STOP_METRES, BETWEEN_METRES = 5.1, 2_145, 800

Point = tuple[float, float]
Trip = tuple[Point, Point, int]


def test_on_average_one_is_there_no_later(shared_data: Path, tmp_path: Path) -> None:
    # Valhalla reads the clock, and leaves out services that are not of these weeks.
    today = datetime.now(UTC).date()
    monday = today + timedelta(days=7 - today.weekday())
    archive, folder = shared_data / "osm" / "vrn_gtfs_cut.zip", tmp_path / "feeds" / "vrn"
    feed = moved_feed(archive, folder, (monday - SEEN_MONDAY).days)
    actor = multimodal(shared_data / "osm" / "heidelberg.osm.pbf", feed.parent, tmp_path)
    shipped, alike = as_it_ships(feed, monday), on_valhalla_terms(feed, monday)
    trips = drawn_trips(actor, shipped.timetable)
    theirs = np.array([minutes_after(actor, trip[:2], monday, trip[2]) for trip in trips])
    print(f"\n{TRIPS} trips, of which Valhalla finds {np.isfinite(theirs).sum()}")
    for name, times in {"as it ships": shipped, "on Valhalla's terms": alike}.items():
        ours = np.array([minutes(times, trip) for trip in trips])
        both = np.isfinite(ours) & np.isfinite(theirs)
        later = ours[both] - theirs[both]
        print(
            f"{name}: {np.isfinite(ours).sum()} found, {both.sum()} by both: ours "
            f"{ours[both].mean():.1f} min, Valhalla {theirs[both].mean():.1f}, median "
            f"{np.median(later):+.1f}; a minute later or more in {(later >= 1).mean():.0%}"
        )
        assert both.sum() > TRIPS / 2
        assert later.mean() <= 0


def as_it_ships(feed: Path, monday: date) -> TransitTimes:
    """Our search with its own terms."""
    model = DistanceModel(load_distance_constants())
    return TransitTimes(of_week(feed, monday, walking_terms()), model, load_transit_terms())


def on_valhalla_terms(feed: Path, monday: date) -> TransitTimes:
    """Our search at Valhalla's pace, as far as it walks, without time to change."""
    constants = deepcopy(load_distance_constants())
    constants["modes"][Mode.WALK]["speed_kmh"] = KMH
    walked = replace(
        walking_terms(), kmh=KMH, change_seconds=0, metres=BETWEEN_METRES / walking_terms().detour
    )
    terms = {**load_transit_terms(), "walk_minutes_at_most": TO_STOP_METRES / 1000 / KMH * 60}
    return TransitTimes(of_week(feed, monday, walked), DistanceModel(constants), terms)


def of_week(feed: Path, monday: date, walked: WalkingTerms) -> Timetable:
    """The timetable of these seven days and no usual week's: Valhalla reads their calendar."""
    read = read_feed(feed)
    days = (services_on(read, monday + timedelta(days=day)) for day in range(7))
    return join([lay_out(read)], [UsualWeek(tuple(days), monday)], walked)


def drawn_trips(actor: valhalla.Actor, timetable: Timetable) -> list[Trip]:
    """From about one stop to about another, both on the map, between seven and eighteen."""
    drawn = np.random.default_rng(72)
    served = np.unique(timetable.days[timetable.week[0]].origin)

    def beside(stop: int) -> Point:
        north, east = drawn.normal(scale=(0.002, 0.003))
        return float(timetable.lat[stop] + north), float(timetable.lng[stop] + east)

    trips: list[Trip] = []
    while len(trips) < TRIPS:
        start, end = (beside(stop) for stop in drawn.choice(served, 2, replace=False))
        minute = int(drawn.integers(7 * 60, 18 * 60))
        if all(is_on_the_map(actor, point, NEAR_METRES) for point in (start, end)):
            trips.append((start, end, minute))
    return trips


def minutes(times: TransitTimes, trip: Trip) -> float:
    """Until one is there by bus or on foot, whichever is sooner; NaN without a way."""
    start, end = (Places(np.array([lat]), np.array([lng]), np.zeros(1)) for lat, lng in trip[:2])
    near_start, near_end = (times.search.near(place, Mode.WALK)[0] for place in (start, end))
    day = times.days[times.timetable.week[0]]
    # The search's way back leaves where one was and ends where one goes.
    way = way_back(day, near_end, near_start, 60 * trip[2])
    by_bus = np.nan if way is None else way.arrives / 60 - trip[2]
    return float(np.fmin(by_bus, times.search.model.minutes(start, end, Mode.WALK)[0]))
