"""What can be reached and the ways to an offer, over roads built for the test."""

from collections.abc import Iterator

import pytest
from doors.signed_browser import Browser, adviser_who_may_open
from roads import tiny_roads
from sqlalchemy import func, select

from api.app import create_app
from api.services.open_store import open_store
from api.services.travel.demo_timetable import install_demo_timetable
from data.travel.installed import Current, swap
from data.travel.roads.tiles import build_tiles
from models.tables import FileView

REACH, WAYS = "/api/v1/young-people/{}/reach", "/api/v1/young-people/{}/offers/{}/ways"
LEGS = "/api/v1/young-people/{}/offers/{}/legs"


@pytest.fixture
def browser(demo_settings, demo_store, demo_day, tmp_path) -> Iterator[Browser]:
    app = create_app(demo_store, demo_settings, today=lambda: demo_day)
    with Browser(app, adviser_who_may_open(demo_store)) as opened:
        told = opened.get("/api/v1/young-people/car-22/ranking").json()
        home, *works = (
            (place["lat"], place["lng"]) for place in told["homes"] + told["offers"] if place["lat"]
        )
        away = [o for o in told["offers"] if o["lat"] and o["lat"] != home[0]]
        opened.offer = away[0]
        opened.apprenticeship = next(o for o in away if (o["legs"]["cfa"] or {}).get("lat"))
        opened.osm = tiny_roads.write_star(tmp_path / "s.osm", home, sorted(set(works) - {home}))
        yield opened


@pytest.fixture
def with_roads(browser, demo_settings) -> Browser:
    root = demo_settings.travel_folder
    root.mkdir()
    swap(root, Current(tiles=build_tiles(browser.osm, root, 1).name))
    return browser


def test_without_roads_circles_and_straight_lines_stand_for_them_and_it_is_said(browser):
    reach = browser.get(REACH.format("car-22")).json()
    assert (reach["depth"], reach["router"]) == ("model", None)
    km = [area["properties"]["km"] for area in reach["features"]]
    assert km == sorted(km, reverse=True)
    assert len(km) == 3
    ways = browser.get(WAYS.format("car-22", browser.offer["offer_id"])).json()
    assert (ways["ways"], ways["router"]) == ([], None)
    legs = browser.get(LEGS.format("car-22", browser.offer["offer_id"])).json()["legs"]
    assert [(leg["to"], leg["route"], len(leg["line"])) for leg in legs][:1] == [
        ("employer", None, 2)
    ]


def test_both_legs_go_by_the_roads_and_keep_the_ranking_s_minutes(with_roads):
    offer = with_roads.apprenticeship
    told = with_roads.get(LEGS.format("car-22", offer["offer_id"])).json()
    by_place = {drawn["to"]: drawn for drawn in told["legs"]}
    assert set(by_place) == {"employer", "cfa"}
    for to, drawn in by_place.items():
        assert drawn["leg"]["best"]["minutes"] == offer["legs"][to]["best"]["minutes"]
    assert by_place["employer"]["route"]["km"] > 0
    assert by_place["employer"]["line"][-1] == pytest.approx([offer["lng"], offer["lat"]], abs=0.01)


def test_a_router_that_is_down_leaves_straight_lines_and_circles_and_says_so(
    demo_settings, demo_store, demo_day
):
    down = demo_settings.model_copy(update={"valhalla_url": "http://127.0.0.1:9"})
    app = create_app(demo_store, down, today=lambda: demo_day)
    with Browser(app, adviser_who_may_open(demo_store)) as asked:
        offers = asked.get("/api/v1/young-people/car-22/ranking").json()["offers"]
        offer = next(each for each in offers if each["lat"])
        told = asked.get(LEGS.format("car-22", offer["offer_id"])).json()
        assert all(drawn["route"] is None for drawn in told["legs"])
        assert "injoignable" in told["remarks"][0]
        reach = asked.get(REACH.format("car-22")).json()
        assert (reach["depth"], len(reach["features"]), len(reach["remarks"])) == ("model", 3, 1)


def test_areas_grow_with_minutes_and_ways_have_their_lines(with_roads):
    told = with_roads.get(REACH.format("car-22"), params={"mode": "car"}).json()
    assert [area["properties"]["minutes"] for area in told["features"]] == [45, 30, 15]
    assert told["router"].startswith("Valhalla")
    ways = with_roads.get(WAYS.format("car-22", with_roads.offer["offer_id"])).json()["ways"]
    assert [way["mode"] for way in ways] == ["walk", "bike", "moped", "car"]
    minutes = [way["minutes"] for way in ways]
    assert minutes == sorted(minutes, reverse=True)
    end = ways[-1]["line"][-1]
    assert end == pytest.approx([with_roads.offer["lng"], with_roads.offer["lat"]], abs=0.01)


def test_what_buses_reach_is_unknown_without_timetables_and_told_with_them(
    browser, demo_settings, demo_day
):
    def reach(mode):
        told = browser.get(REACH.format("bus-19"), params={"mode": mode}).json()
        return told["depth"], len(told["features"]), told["remarks"], told["hours"]

    assert reach("transit")[:2] == ("none", 0)
    assert "Aucun horaire" in reach("transit")[2][0]
    install_demo_timetable(demo_settings.travel_folder, demo_day)
    assert reach("transit") == ("timetable", 3, [], {"start": "09:00", "end": "17:00"})
    assert reach("bike_transit")[:2] == ("none", 0)


@pytest.mark.parametrize("address", ["/api/v1/young-people/car-22/reach?home=9"])
def test_a_home_that_is_not_there_is_not_found(browser, address):
    assert browser.get(address).status_code == 404


def test_an_unknown_means_or_offer_is_refused(browser):
    assert browser.get(REACH.format("car-22"), params={"mode": "rocket"}).status_code == 422
    assert browser.get(WAYS.format("car-22", "no-such-offer")).status_code == 404


def test_every_look_is_logged(browser, demo_settings):
    store = open_store(demo_settings)

    def views() -> int:
        with store.reading() as session:
            return session.scalar(select(func.count()).select_from(FileView)) or 0

    before = views()
    browser.get(REACH.format("car-22"))
    browser.get(WAYS.format("car-22", browser.offer["offer_id"]))
    browser.get(LEGS.format("car-22", browser.offer["offer_id"]))
    assert views() == before + 3
    store.engine.dispose()
