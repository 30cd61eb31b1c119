"""Journeys as French readers write them."""

import pytest

from api.words import journeys
from api.words.numbers import NBSP


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, f"0{NBSP}min"), (59, f"59{NBSP}min"), (60, f"1{NBSP}h{NBSP}00"), (None, "durée inconnue")],
)
def test_durations(minutes, said):
    assert journeys.duration(minutes) == said


def test_an_unknown_journey_says_how_far_it_is():
    leg = {"mode": None, "minutes": None, "km": 25.7, "from": None}
    assert journeys.employer_journey(leg) == f"trajet inconnu (25,7{NBSP}km à vol d'oiseau)"


def test_a_journey_without_a_known_duration_is_said_unknown():
    assert journeys.journey(None, None) == "trajet inconnu"
    assert journeys.journey(22, "bike") == f"22{NBSP}min à vélo"
    assert journeys.journey(0, "walk") == "moins d'une minute à pied"


def test_a_boarding_cfa_counts_its_trips():
    leg = {
        "course_id": "c", "cfa": "CFA", "commune": "Le Mans", "origin": "supposed", "mode": None,
        "minutes": None, "boarding": True, "trips_per_month": 2.2,
    }  # fmt: skip
    said = "CFA (Le Mans) : internat, 1,1 aller-retour par mois, CFA supposé"
    assert journeys.cfa_journey(leg) == said


def test_one_of_two_homes_is_named_between_quotation_marks():
    leg = {"mode": "moped", "minutes": 8, "km": 3.0, "from": "premier parent"}
    home = f"«{NBSP}premier parent{NBSP}»"
    assert journeys.employer_journey(leg) == f"8{NBSP}min en cyclomoteur, depuis {home}"
