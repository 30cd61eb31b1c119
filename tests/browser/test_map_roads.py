"""What is drawn on the map on demand: areas within reach by a means, and the ways to an offer."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.serving import DAY, Served
from playwright.sync_api import BrowserContext, Page, expect
from roads import tiny_roads

from api.services.travel.demo_timetable import install_demo_timetable
from data.travel.installed import Current, swap
from data.travel.roads.tiles import build_tiles

WIDTHS = (390, 1440)
HEIGHT = 900
FIRST_BY_BUS_MS = 120_000
IN_LE_MANS = "conseillere-lemans"
LAID = "/jeunes/rural-17"
Visit = Callable[..., BrowserContext]


@pytest.fixture
def with_roads(own_served: Served, visit: Visit, tmp_path: Path) -> Served:
    """A road from rural-17's home to every place on their map, with a bend half-way."""
    page = visit(own_served).new_page()
    page.goto(LAID)
    told = json.loads(page.locator("[data-map]").get_attribute("data-map") or "")
    places = told["homes"][:1] + told["employers"] + told["cfas"]
    home, *ends = ((place["lat"], place["lng"]) for place in places)
    osm = tiny_roads.write_star(tmp_path / "star.osm", home, sorted(set(ends) - {home}))
    own_served.travel_folder.mkdir()
    tiles = build_tiles(osm, own_served.travel_folder, 1)
    swap(own_served.travel_folder, Current(tiles=tiles.name))
    return own_served


def opened(visit: Visit, served: Served, width: int = 1440) -> Page:
    page = visit(served, viewport={"width": width, "height": HEIGHT}).new_page()
    page.goto(LAID)
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_a_card_s_ways_follow_the_roads_with_their_minutes_and_where_they_come_from(
    with_roads: Served, visit: Visit, screenshots: Path, width: int
) -> None:
    page = opened(visit, with_roads, width)
    link = page.locator("#offre-3").get_by_role("link", name="Trajets sur la carte")
    link.focus()
    page.keyboard.press("Enter")
    words = page.locator("#sur-la-carte")
    expect(words).to_contain_text("Entreprise : ")
    expect(words).to_contain_text("CFA : ")
    expect(words).to_contain_text("de porte à porte par la route")
    expect(words.get_by_role("heading")).to_be_focused()
    expect(words.get_by_role("heading")).to_be_in_viewport()
    expect(page.locator("path.way.employer")).to_be_attached()
    expect(page.locator(".map-ground")).to_be_in_viewport()
    page.screenshot(path=screenshots / f"carte-trajets.{width}.png")
    stopping, _lighter = findings(page)
    assert not stopping
    words.get_by_role("link", name="Revenir à l'offre").click()
    expect(page.locator("#offre-3")).to_be_in_viewport()
    words.get_by_role("button", name="Effacer").click()
    expect(page.locator("path.way")).to_have_count(0)
    expect(page.locator("#offre-3")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_areas_are_those_of_the_roads_and_go_when_no_means_is_chosen(
    with_roads: Served, visit: Visit, screenshots: Path, width: int
) -> None:
    page = opened(visit, with_roads, width)
    page.get_by_label("Zones à portée").select_option("en voiture")
    expect(page.locator("#portee")).to_contain_text("zones calculées sur les routes")
    expect(page.locator("path.area")).to_have_count(3)
    page.screenshot(path=screenshots / f"carte-zones.{width}.png")
    stopping, _lighter = findings(page)
    assert not stopping
    page.get_by_label("Zones à portée").select_option("aucune")
    expect(page.locator("path.area")).to_have_count(0)
    expect(page.locator("#portee")).to_be_empty()


def test_without_roads_lines_go_straight_and_circles_stand_for_areas_and_both_are_said(
    served: Served, visit: Visit, screenshots: Path
) -> None:
    page = opened(visit, served)
    page.locator("#offre-2").get_by_role("link", name="Trajets sur la carte").click()
    words = page.locator("#sur-la-carte")
    expect(words).to_contain_text("Traits à vol d'oiseau : aucune route n'est installée ici.")
    expect(words).to_contain_text(re.compile(r"estimé d'après la distance, ±.\d+.min"))
    expect(page.locator("path.way.employer.straight")).to_be_attached()
    page.get_by_label("Zones à portée").select_option("à vélo")
    expect(page.locator("#portee")).to_contain_text("cercles à vol d'oiseau")
    expect(page.locator("path.area")).to_have_count(3)
    page.screenshot(path=screenshots / "carte-sans-routes.1440.png")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_buses_reach_says_at_which_hours(
    own_served: Served, visit: Visit, screenshots: Path, width: int
) -> None:
    install_demo_timetable(own_served.travel_folder, DAY)
    size = {"width": width, "height": HEIGHT}
    page = visit(own_served, adviser=IN_LE_MANS, viewport=size).new_page()
    # The first list by bus searches the timetable for every offer: seconds where others wait none.
    page.goto("/jeunes/bus-19", timeout=FIRST_BY_BUS_MS)
    page.get_by_label("Zones à portée").select_option("en transport en commun")
    expect(page.locator("#portee")).to_contain_text("d'après les horaires, pour y être à 9")
    expect(page.locator("path.area")).to_have_count(3)
    page.screenshot(path=screenshots / f"carte-cars.{width}.png")
    stopping, _lighter = findings(page)
    assert not stopping


def test_a_sign_s_ways_are_drawn_while_its_card_is_shown(served: Served, visit: Visit) -> None:
    page = opened(visit, served)
    page.get_by_role("link", name="1. ").first.click()
    expect(page.locator("#offre-1")).to_be_focused()
    expect(page.locator("path.way.employer")).to_be_attached()
    expect(page.locator("#offre-1")).to_be_focused()


def test_without_scripts_ways_are_told_on_a_page_of_their_own(served: Served, visit: Visit) -> None:
    page = visit(served, java_script_enabled=False).new_page()
    page.goto(LAID)
    expect(page.get_by_label("Zones à portée")).to_be_hidden()
    page.locator("#offre-2").get_by_role("link", name="Trajets sur la carte").click()
    expect(page.get_by_role("heading", name="Trajets : ")).to_be_visible()
    expect(page.get_by_text("Entreprise : ").first).to_be_visible()
