"""A week on the way as French readers say it."""

from typing import Any

import pytest

from api.words import journeys, travel_week
from api.words.numbers import NBSP

JOURNEY: dict[str, Any] = {
    "leaves_home": "07:05", "back_home": "18:30", "hours_per_week": 3.5, "km_per_week": 1200,
    "whole_week": True, "euros": 82, "euros_for": "month", "needs_pass": False, "is_driven": False,
}  # fmt: skip


def plain(text: str | None) -> str:
    assert text is not None
    return text.replace(NBSP, " ")


def test_a_week_is_said_in_hours_and_kilometres() -> None:
    assert plain(travel_week.week(JOURNEY)) == "3 h 30 et 1 200 km par semaine"


def test_what_is_not_counted_is_said() -> None:
    partly = {**JOURNEY, "whole_week": False}
    assert plain(travel_week.week(partly)).startswith("au moins ")
    assert travel_week.week({**partly, "hours_per_week": 0}) == "inconnus"


def test_a_day_is_said_from_door_to_door() -> None:
    assert plain(travel_week.day(JOURNEY)) == "départ à 7 h 05, retour à 18 h 30"
    assert travel_week.day({**JOURNEY, "leaves_home": None}) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "environ 82 € de véhicule par mois"),
        ({"euros_for": "stay"}, "environ 82 € de véhicule pour l'immersion"),
        ({"euros": 0}, "sans frais de véhicule ni de transport"),
        (
            {"euros": 0, "needs_pass": True, "is_driven": True},
            "abonnement de transport : prix à demander au réseau ; "
            "voiture d'un proche : non comptée",
        ),
    ],
)
def test_what_journeys_cost(facts: dict[str, Any], said: str) -> None:
    assert plain(travel_week.cost({**JOURNEY, **facts})) == said


def test_minutes_say_where_they_come_from_and_how_sure_they_are() -> None:
    model = {"mode": "bike", "minutes": 20, "depth": "model", "error_minutes": 5}
    for bias, said in ((0, ""), (3, ", plutôt 3 min de trop"), (-2, ", plutôt 2 min trop peu")):
        told = plain(travel_week.certainty({"best": {**model, "bias_minutes": bias}}))
        assert told == f"à vélo : estimé d'après la distance, ± 5 min en moyenne{said}"
    unknown = {"error_minutes": None, "bias_minutes": None}
    by_bus = {"mode": "transit", "minutes": 20, "depth": "timetable", **unknown}
    assert (
        travel_week.certainty({"best": by_bus}) == "en transport en commun : d'après les horaires"
    )
    assert travel_week.certainty({"best": None}) is None


def test_the_runner_up_is_said_after_the_best() -> None:
    other = {"mode": "walk", "minutes": 35, "timetable": []}
    assert plain(journeys.otherwise({"runner_up": other})) == "sinon 35 min à pied"
    assert journeys.otherwise({"runner_up": None}) is None


def test_boarding_says_how_far_the_school_is() -> None:
    leg = {
        "course_id": "c", "cfa": "CFA", "origin": "own", "boarding": True, "trips_per_month": 4.0,
        "best": {"mode": "car", "minutes": 85, "timetable": []},
    }  # fmt: skip
    said = "CFA : internat, à 1 h 25 en voiture, 2,0 allers-retours par mois"
    assert plain(journeys.cfa_journey(leg)) == said


BUS: dict[str, Any] = {
    "leaves": "06:50", "arrives": "07:30", "changes": 1,
    "rides": [
        {"line": "1", "from": "Village", "departs": "06:55", "to": "Bourg", "arrives": "07:05"},
        {"line": "T", "from": "Bourg", "departs": "07:12", "to": "Ville", "arrives": "07:28"},
    ],
}  # fmt: skip
BY_BUS = {
    "mode": "transit", "minutes": 40,
    "timetable": [
        {"weekdays": "1234", "there": BUS, "back": BUS, "last_return": "19:10"},
        {"weekdays": "5", "there": BUS, "back": None, "last_return": "24:05"},
    ],
}  # fmt: skip


def test_a_bus_journey_says_its_changes_and_the_last_return_of_the_worst_day() -> None:
    leg = {"minutes": 40, "mode": "transit", "km": 12.0, "from": None, "best": BY_BUS}
    said = "40 min en transport en commun (1 changement, dernier retour à 19 h 10)"
    assert plain(journeys.employer_journey(leg)) == said


def test_each_ride_is_said_with_its_line_stops_and_hours() -> None:
    assert plain(travel_week.by_bus(BUS)) == (
        "6 h 50 → 7 h 30 : 1 de Village (6 h 55) à Bourg (7 h 05), "
        "puis T de Bourg (7 h 12) à Ville (7 h 28)"
    )
    assert travel_week.by_bus(None) == "aucun passage à ces horaires"


def test_days_and_hours_past_midnight() -> None:
    assert travel_week.days("12345") == "du lundi au vendredi"
    assert travel_week.days("36") == "mercredi, samedi"
    assert plain(journeys.hour("24:05")) == "0 h 05"
