"""A point belongs to the nearest commune, in Corsica and overseas too, and nowhere far at sea."""

import pytest

from data.reference import load
from data.sources.commune_points import CommunePoints


@pytest.fixture(scope="module")
def points() -> CommunePoints:
    return CommunePoints(load("communes"))


@pytest.mark.parametrize(
    ("lat", "lng", "insee"),
    [
        (48.0061, 0.1996, "72181"),
        (41.9226, 8.7059, "2A004"),
        (-20.93, 55.45, "97411"),
    ],
)
def test_the_nearest_commune_is_found(
    points: CommunePoints, lat: float, lng: float, insee: str
) -> None:
    assert points.nearest([(lat, lng)]) == [insee]


def test_a_point_in_another_country_or_at_sea_is_nowhere(points: CommunePoints) -> None:
    assert points.nearest([(0.07, 47.7), (40.4168, -3.7038)]) == [None, None]


def test_nothing_asked_gives_nothing(points: CommunePoints) -> None:
    assert points.nearest([]) == []


def test_centroids_of_known_codes_only(points: CommunePoints) -> None:
    lat, lng = points.point("72181") or (0, 0)
    assert (round(lat), round(lng)) == (48, 0)
    assert points.point("99999") is None
