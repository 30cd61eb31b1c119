"""What the script reads of the map: the drawing's places, and a background only if one is set."""

import json

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages.map.drawing import draw_map
from api.pages.map.interactive import interactive_map
from api.pages.map.places import places_of
from api.pages.map.tiles import Background, background_of
from api.settings import Settings

TILES = "https://{s}.tiles.example/{z}/{x}/{y}.png"
NONE = Background(None, "")


@pytest.fixture
def places(client):
    return places_of(client.get("/api/v1/young-people/rural-17/ranking").json())


def test_it_holds_what_the_drawing_shows(places):
    data, drawing = interactive_map(places, NONE), draw_map(places)
    drawn = [words for sign in drawing.employers for words in sign.words]
    assert sorted(each["words"] for each in data["employers"]) == sorted(drawn)
    assert len(data["homes"]) == len(drawing.homes)
    assert len(data["cfas"]) == len(drawing.cfas)


def test_towns_reach_past_the_drawing(places):
    data, drawing = interactive_map(places, NONE), draw_map(places)
    assert {town.name for town in drawing.towns} < {town["name"] for town in data["towns"]}


def test_the_page_carries_it_and_asks_nobody_for_tiles(page_of):
    figure = page_of("/jeunes/rural-17").all("figure", class_="map")[0]
    data = json.loads(figure.attributes["data-map"])
    assert data["tiles"] is None
    assert data["employers"]


def test_tiles_come_from_the_one_origin_that_the_policy_allows(demo_store, demo_settings):
    settings = Settings(database_url=demo_settings.database_url, map_tiles=TILES)
    browser = TestClient(create_app(demo_store, settings), base_url="http://127.0.0.1")
    policy = browser.get("/api/v1/health").headers["content-security-policy"]
    assert "img-src 'self' data: https://*.tiles.example;" in policy
    assert background_of(settings).tiles == TILES
