"""The map of a ranking: what is on it, where, and for whom."""

from itertools import combinations

import pytest

from api.pages.map.drawing import draw_map
from api.pages.map.frame import WIDTH, Box, projection_of
from api.pages.map.places import Place, km_between, places_of

SARTHE = [(48.15, -0.01), (47.98, 0.20), (48.36, 0.37)]


def _document(client, person):
    return client.get(f"/api/v1/young-people/{person}/ranking").json()


@pytest.fixture
def drawn(client):
    return draw_map(places_of(_document(client, "rural-17")))


def test_every_sign_lies_on_the_map(drawn):
    for sign in (*drawn.homes, *drawn.employers, *drawn.cfas):
        assert 0 <= sign.x <= WIDTH
        assert 0 <= sign.y <= drawn.height


def test_every_offer_is_on_the_map_or_in_words_beneath(client, drawn):
    shown = [w.split(".")[0] for sign in drawn.employers for w in sign.words]
    beneath = [w.removeprefix("n°").strip() for w in (*drawn.far, *drawn.pointless)]
    ranks = {str(offer["rank"]) for offer in _document(client, "rural-17")["offers"]}
    assert set(shown) | {w for w in beneath if w.isdigit()} == ranks


def test_an_announced_offer_has_no_point(client, drawn):
    announced = [
        str(offer["rank"])
        for offer in _document(client, "rural-17")["offers"]
        if offer["announced"]
    ]
    assert announced
    shown = {w.split(".")[0] for sign in drawn.employers for w in sign.words}
    assert not shown & set(announced)


def test_employers_do_not_hide_a_home_or_each_other(drawn):
    boxes = [
        Box.around(s.x, s.y, s.width, 20) for s in (*drawn.homes, *drawn.cfas, *drawn.employers)
    ]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_town_names_hide_no_sign(drawn):
    signs = [Box.around(s.x, s.y, s.width, 18) for s in (*drawn.homes, *drawn.employers)]
    assert drawn.towns
    for town in drawn.towns:
        assert not any(
            s.left < town.text_x < s.right and s.top < town.text_y < s.bottom for s in signs
        )


def test_each_leg_starts_at_the_home_it_is_travelled_from(client):
    drawn = draw_map(places_of(_document(client, "two-homes-18")))
    homes = {(home.x, home.y) for home in drawn.homes}
    assert len(homes) == 2
    assert {(x, y) for x, y, *_ in drawn.employer_legs} == homes


def test_a_ranking_without_any_place_has_no_map(client):
    document = _document(client, "rural-17")
    assert draw_map(places_of({**document, "homes": [], "offers": []})) is None


def test_without_a_home_the_offers_are_still_drawn(client):
    document = _document(client, "rural-17")
    drawn = draw_map(places_of({**document, "homes": []}))
    assert drawn.employers
    assert drawn.employer_legs == ()


def test_north_is_up_and_east_is_right():
    chart = projection_of(SARTHE)
    west, east = chart.at(48.0, 0.0), chart.at(48.0, 0.3)
    south, north = chart.at(47.9, 0.1), chart.at(48.3, 0.1)
    assert west[0] < east[0]
    assert north[1] < south[1]


def test_the_scale_bar_measures_true_kilometres():
    chart = projection_of(SARTHE)
    km, width = chart.scale_bar()
    one, other = Place("", "", 48.1, 0.0), Place("", "", 48.1, 0.3)
    on_paper = chart.at(48.1, 0.3)[0] - chart.at(48.1, 0.0)[0]
    assert on_paper / (width / km) == pytest.approx(km_between(one, other), rel=0.01)


def test_one_single_point_makes_a_map_of_its_surroundings():
    chart = projection_of([(48.0, 0.2)])
    x, y = chart.at(48.0, 0.2)
    assert (x, y) == (WIDTH / 2, chart.height / 2)
    assert chart.frame().north - chart.frame().south > 0.05


def test_the_page_s_map_can_be_read_aloud_and_reached_by_keyboard(page_of):
    page = page_of("/jeunes/rural-17")
    figure = page.all("figure", class_="map")[0]
    svg = next(each for each in figure.inside if each.tag == "svg")
    named = svg.attributes["aria-labelledby"].split()
    assert all(name in page.ids() for name in named)
    for link in [each for each in figure.inside if each.tag == "a"]:
        assert link.attributes["href"].startswith("#offre-")
        assert link.attributes["aria-label"]
    assert "km" in figure.text


def test_town_names_and_dots_hide_no_other(drawn):
    dots = [Box.around(town.x, town.y, 4, 4) for town in drawn.towns]
    for number, town in enumerate(drawn.towns):
        left = {"start": 0, "middle": 0.5, "end": 1}[town.anchor] * 6 * len(town.name)
        name = Box(
            town.text_x - left,
            town.text_y - 10,
            town.text_x - left + 6 * len(town.name),
            town.text_y + 2,
        )
        assert not any(name.meets(dot) for n, dot in enumerate(dots) if n != number)
