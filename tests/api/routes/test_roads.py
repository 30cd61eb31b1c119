"""What can be reached and the ways to an offer, over roads built for the test."""

from collections.abc import Iterator

import pytest
import tiny_roads
from signed_browser import Browser, adviser_who_may_open
from sqlalchemy import func, select

from api.app import create_app
from api.services.open_store import open_store
from data.travel.installed import Current, swap
from data.travel.roads.tiles import build_tiles
from models.tables import FileView

REACH, WAYS = "/api/v1/young-people/{}/reach", "/api/v1/young-people/{}/offers/{}/ways"


@pytest.fixture
def browser(demo_settings, demo_store, demo_day, tmp_path) -> Iterator[Browser]:
    app = create_app(demo_store, demo_settings, today=lambda: demo_day)
    with Browser(app, adviser_who_may_open(demo_store)) as opened:
        told = opened.get("/api/v1/young-people/car-22/ranking").json()
        home, *works = (
            (place["lat"], place["lng"]) for place in told["homes"] + told["offers"] if place["lat"]
        )
        opened.offer = next(o for o in told["offers"] if o["lat"] and o["lat"] != home[0])
        opened.osm = tiny_roads.write_star(tmp_path / "s.osm", home, sorted(set(works) - {home}))
        yield opened


@pytest.fixture
def with_roads(browser, demo_settings) -> Browser:
    root = demo_settings.travel_folder
    root.mkdir()
    swap(root, Current(tiles=build_tiles(browser.osm, root, 1).name))
    return browser


def test_without_roads_nothing_is_drawn_and_nothing_fails(browser):
    reach = browser.get(REACH.format("car-22"))
    assert reach.status_code == 200
    assert (reach.json()["features"], reach.json()["router"]) == ([], None)
    ways = browser.get(WAYS.format("car-22", browser.offer["offer_id"])).json()
    assert (ways["ways"], ways["router"]) == ([], None)


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
    by_bus = with_roads.get(REACH.format("car-22"), params={"mode": "transit"}).json()
    assert by_bus["features"] == []


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
    assert views() == before + 2
    store.engine.dispose()
