"""Do all routers answer the same questions alike, on roads one can reckon by hand?"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from roads.served_roads import served_osrm, served_valhalla
from roads.tiny_roads import FOOTPATH_END, ISLAND, MIDDLE, NORTH, SOUTH, places

from data.travel.roads.osrm_http import OsrmHttp
from data.travel.roads.router import ROAD_MODES, RoadRouter, RouterFailed
from data.travel.roads.valhalla import Valhalla
from data.travel.roads.valhalla_embedded import valhalla_on
from data.travel.roads.valhalla_http import valhalla_at
from models.enums import Mode

# Nearer than 3 km to no road; then in the middle of nowhere.
OFF_THE_ROAD, NOWHERE = (48.09, 0.05), (47.0, 1.0)
HALF_METRES = 10_019


@pytest.fixture(scope="module")
def embedded(tiny_tiles: Path) -> Valhalla:
    return valhalla_on(tiny_tiles)


@pytest.fixture(scope="module")
def valhalla_served(tiny_tiles: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_valhalla(tiny_tiles, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module")
def osrm_served(tiny_osm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_osrm(tiny_osm, tmp_path_factory.mktemp("osrm")) as address:
        yield address


@pytest.fixture(params=["embedded", "valhalla", "osrm"])
def router(request: pytest.FixtureRequest) -> RoadRouter:
    match request.param:
        case "embedded":
            return request.getfixturevalue("embedded")
        case "valhalla":
            return valhalla_at(request.getfixturevalue("valhalla_served"))
        case _:
            return OsrmHttp({Mode.CAR: request.getfixturevalue("osrm_served")})


def test_a_table_has_the_road_s_length_and_plausible_seconds(router: RoadRouter) -> None:
    found = router.table(places(SOUTH, NORTH), places(SOUTH, MIDDLE, NORTH), Mode.CAR)
    np.testing.assert_allclose(
        found.metres, np.array([[0, 1, 2], [2, 1, 0]]) * HALF_METRES, atol=30
    )
    kmh = found.metres[0, 1:] / found.seconds[0, 1:] * 3.6
    assert ((kmh > 40) & (kmh < 100)).all()


def test_a_place_that_cannot_be_reached_has_no_way_and_spoils_no_other(router: RoadRouter) -> None:
    ends = places(NOWHERE, MIDDLE, OFF_THE_ROAD, ISLAND, NORTH)
    found = router.table(places(SOUTH), ends, Mode.CAR)
    assert np.isnan(found.seconds).tolist() == [[True, False, True, True, False]]
    assert np.isnan(found.metres).tolist() == [[True, False, True, True, False]]
    alone = router.table(places(SOUTH, ISLAND), places(NOWHERE), Mode.CAR)
    assert np.isnan(alone.seconds).all()


def test_a_lift_takes_the_roads_of_a_car(router: RoadRouter) -> None:
    by_car, by_lift = (
        router.table(places(SOUTH), places(NORTH), mode).seconds for mode in (Mode.CAR, Mode.LIFT)
    )
    assert by_car.tolist() == by_lift.tolist()


def test_a_table_larger_than_a_server_accepts_is_asked_in_parts(router: RoadRouter) -> None:
    many = [(48.0 + 0.18 * n / 130, 0.0) for n in range(130)]
    found = router.table(places(SOUTH, NORTH), places(*many), Mode.CAR)
    assert found.seconds.shape == (2, 130)
    assert np.isfinite(found.seconds).all()
    assert (np.diff(found.metres[0]) > 0).all()


def test_a_route_has_its_line_from_end_to_end(router: RoadRouter) -> None:
    found = router.route(places(SOUTH), places(NORTH), Mode.CAR)
    assert found is not None
    assert found.metres == pytest.approx(2 * HALF_METRES, abs=30)
    assert found.line[0] == pytest.approx(SOUTH[::-1], abs=1e-4)
    assert found.line[-1] == pytest.approx(NORTH[::-1], abs=1e-4)


@pytest.mark.parametrize("end", [ISLAND, NOWHERE, OFF_THE_ROAD])
def test_no_route_is_told_as_none(router: RoadRouter, end: tuple[float, float]) -> None:
    assert router.route(places(SOUTH), places(end), Mode.CAR) is None


@pytest.mark.parametrize("mode", [Mode.TRANSIT, Mode.BIKE_TRANSIT])
def test_a_bus_does_not_go_by_the_roads_alone(router: RoadRouter, mode: Mode) -> None:
    with pytest.raises(RouterFailed, match="ne va pas par la route"):
        router.table(places(SOUTH), places(NORTH), mode)


def test_an_empty_table_is_not_asked(router: RoadRouter) -> None:
    assert router.table(places(), places(NORTH), Mode.CAR).seconds.shape == (0, 1)
    assert router.table(places(SOUTH), places(), Mode.CAR).seconds.shape == (1, 0)


def test_each_router_says_what_it_stands_on(router: RoadRouter) -> None:
    assert router.name
    assert router.stands_on() == router.stands_on()


def test_slower_means_take_longer(embedded: Valhalla) -> None:
    seconds = [
        float(embedded.table(places(SOUTH), places(NORTH), mode).seconds[0, 0])
        for mode in ROAD_MODES
    ]
    assert seconds == sorted(seconds, reverse=True)
    # A moped is held at 45 km/h by law.
    assert 2 * HALF_METRES / seconds[ROAD_MODES.index(Mode.MOPED)] * 3.6 <= 45.5


def test_places_without_a_road_near_are_known_beforehand(
    embedded: Valhalla, valhalla_served: str
) -> None:
    many = places(SOUTH, NOWHERE, OFF_THE_ROAD, FOOTPATH_END, *[NORTH] * 30)
    for router in (embedded, valhalla_at(valhalla_served)):
        by_car = router.near_road(many, Mode.CAR).tolist()
        assert by_car == [True, False, False, True, *[True] * 30]
        assert router.near_road(places(), Mode.CAR).tolist() == []


def test_a_footpath_is_for_walkers(embedded: Valhalla) -> None:
    on_foot = embedded.table(places(MIDDLE), places(FOOTPATH_END), Mode.WALK)
    assert on_foot.metres[0, 0] == pytest.approx(996, abs=10)
    assert np.isnan(embedded.table(places(MIDDLE), places(FOOTPATH_END), Mode.CAR).seconds).all()


def test_an_isochrone_grows_with_its_minutes(embedded: Valhalla, valhalla_served: str) -> None:
    for router in (embedded, valhalla_at(valhalla_served)):
        areas = router.isochrone(places(MIDDLE), Mode.CAR, (4, 8))
        assert sorted(areas) == [4, 8]
        north = [max(lat for _, lat in areas[most]["coordinates"][0]) for most in (4, 8)]
        assert MIDDLE[0] < north[0] < north[1] < NORTH[0]


def test_osrm_says_what_it_cannot_do(osrm_served: str) -> None:
    router = OsrmHttp({Mode.CAR: osrm_served})
    with pytest.raises(RouterFailed, match="isochrones"):
        router.isochrone(places(SOUTH), Mode.CAR, (15,))
    with pytest.raises(RouterFailed, match="aucune adresse"):
        router.table(places(SOUTH), places(NORTH), Mode.BIKE)


def test_tiles_that_are_gone_are_told_with_their_remedy(tmp_path: Path) -> None:
    with pytest.raises(RouterFailed, match="passerelle travel build"):
        valhalla_on(tmp_path / "gone")


def test_many_threads_may_ask_one_router(embedded: Valhalla) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def seconds(_number: int) -> float:
        return float(embedded.table(places(SOUTH), places(NORTH), Mode.CAR).seconds[0, 0])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(seconds, range(40)))) == 1
