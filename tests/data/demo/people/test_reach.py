"""Do at least sixty young people have nothing within reach in their first wish?"""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from data.demo import DemoTerritory
from data.demo.ground.distances import crow_km, generous_reach_km, rough_minutes
from data.demo.ground.real_ground import Ground
from data.demo.people.reach import OpenPlaces
from data.demo.people.youths import ISOLATED
from models.enums import OfferStatus
from models.tables import Employer, Home, Offer, YoungPerson


def grouped[T](rows: Iterable[T]) -> dict[str, list[T]]:
    result: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        result[row.person_id].append(row)  # type: ignore[attr-defined] -- all have it
    return result


def test_at_least_sixty_cannot_reach_any_place_of_their_first_wish(demo: DemoTerritory) -> None:
    places = OpenPlaces(demo.offers, demo.employers)
    homes, lifts, wishes = grouped(demo.homes), grouped(demo.lifts), grouped(demo.wishes)
    cut_off = [
        row.id
        for row in demo.young_people
        if wishes[row.id]
        and row.uses_transit is False
        and places.is_out_of_reach(row, homes[row.id], lifts[row.id], wishes[row.id][0].rome)
    ]
    assert ISOLATED >= 60
    assert ISOLATED <= len(cut_off) <= 180


def test_people_live_in_town_and_country_with_and_without_vehicles(
    demo: DemoTerritory, ground: Ground
) -> None:
    communes = ground.communes
    rural = sum(communes[row.insee].rural for row in demo.homes)
    assert 120 <= rural <= 280
    assert sum(bool(row.has_car) for row in demo.young_people) >= 40
    assert sum(bool(row.has_moped) for row in demo.young_people) >= 10
    assert sum(row.has_car is False for row in demo.young_people) >= 200


def test_ages_are_those_of_the_missions_locales(demo: DemoTerritory) -> None:
    day = demo.young_people[0].updated_at.date()
    ages = [(day - row.birth_date).days / 365.25 for row in demo.young_people]
    assert min(ages) >= 15
    assert sum(age < 18 for age in ages) >= 80
    assert sum(16 <= age < 26 for age in ages) >= 320
    assert [row.id for row in demo.young_people if (day - row.birth_date).days > 365.25 * 30] == [
        "rqth-31"
    ]


@pytest.mark.parametrize(("km", "out"), [(10.2, False), (10.3, True)])
def test_reach_ends_where_a_straight_empty_road_would(km: float, out: bool) -> None:
    # 45 minutes by bike: 15 km/h ÷ 1.1 × 0.75 h = 10.23 km.
    assert generous_reach_km(["walk", "bike"], 45) == pytest.approx(10.23, abs=0.01)
    person = YoungPerson(id="p", licences="", has_bike=True, max_minutes_employer=45)
    home = Home(person_id="p", insee="72181", lat=48.0, lng=0.2)
    employer = Employer(id="e", lat=48.0 + km / 111.19, lng=0.2)
    offer = Offer(id="o", employer_id="e", rome="D1102", status=OfferStatus.LIVE)
    places = OpenPlaces([offer], [employer])
    assert places.is_out_of_reach(person, [home], [], "D1102") is out
    assert places.is_out_of_reach(person, [home], [], "D1104")


def test_rough_distances_and_minutes() -> None:
    # Le Mans to Tours, some 78 km in a straight line.
    assert crow_km(48.0077, 0.1984, 47.3936, 0.6892) == pytest.approx(77.6, abs=0.8)
    assert rough_minutes(10, "bike") == pytest.approx(52)
    assert rough_minutes(10, "car") == pytest.approx(15.6)
