"""Are words for the map a fragment for its script, and a page for whoever has none?"""

from html import unescape

import pytest
from doors.signed_browser import Browser, adviser_who_may_open

from api.app import create_app
from api.services.travel.demo_timetable import install_demo_timetable

REACH, WAYS = "/jeunes/rural-17/portee", "/jeunes/rural-17/offres/boulangerie-conlie/carte"


@pytest.fixture
def browser(demo_settings, demo_store, demo_day):
    app = create_app(demo_store, demo_settings, today=lambda: demo_day)
    with Browser(app, adviser_who_may_open(demo_store)) as opened:
        yield opened


@pytest.mark.parametrize(("address", "shapes"), [(REACH, "data-areas"), (WAYS, "data-lines")])
def test_htmx_gets_the_words_with_their_shapes_and_others_a_whole_page(browser, address, shapes):
    part = browser.get(address, headers={"HX-Request": "true"})
    assert shapes in part.text
    assert "<html" not in part.text
    whole = browser.get(address)
    assert "<html" in whole.text
    assert shapes in whole.text
    assert "HX-Request" in whole.headers["vary"]


def test_buses_nobody_has_timetables_for_are_unknown_and_not_out_of_reach(browser):
    told = browser.get(REACH, params={"moyen": "transit"})
    assert "Aucun horaire n'est installé ici" in unescape(told.text)
    assert "Rien à portée" not in told.text
    assert browser.get(REACH, params={"moyen": "fusée"}).status_code == 422


def test_buses_reach_areas_that_say_at_which_hours(browser, demo_settings, demo_day):
    install_demo_timetable(demo_settings.travel_folder, demo_day)
    told = unescape(browser.get("/jeunes/bus-19/portee", params={"moyen": "transit"}).text)
    assert "à pied compris : d'après les horaires, pour y être à 9\u00a0h\u00a000" in told
    assert told.count('class="key area') == 3


def test_a_map_offers_the_means_and_each_card_its_ways(browser):
    page = browser.get("/jeunes/rural-17").text
    assert 'hx-get="/jeunes/rural-17/portee"' in page
    assert f'hx-get="{WAYS}"' in page
