"""Values as French readers write them."""

from datetime import date

import pytest

from api import words

NBSP = words.NBSP


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, f"0{NBSP}min"), (59, f"59{NBSP}min"), (60, f"1{NBSP}h{NBSP}00"), (None, "durée inconnue")],
)
def test_durations(minutes, said):
    assert words.duration(minutes) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-09-01", "1er septembre 2026"),
        (date(2027, 2, 10), "10 février 2027"),
        (None, "date inconnue"),
    ],
)
def test_days(value, said):
    assert words.day(value) == said


@pytest.mark.parametrize(("points", "said"), [(307, "+307"), (-51, "−51"), (0, "0")])
def test_signed_points(points, said):
    assert words.signed(points) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 offre"), (1, "1 offre"), (2, "2 offres"), (1234, f"1{NBSP}234 offres")],
)
def test_counts_take_the_plural_from_two(count, said):
    assert words.counted(count, "offre", "offres") == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ({"article": "R3164-1", "sentence": "À vérifier."}, "À vérifier (R3164-1)."),
        ({"article": "R3164-1", "sentence": "Selon R3164-1."}, "Selon R3164-1."),
        ({"article": "", "sentence": "À demander."}, "À demander."),
    ],
)
def test_an_article_is_named_once(reason, said):
    assert words.with_article(reason) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-01", "2027-01-05", "début entre le 1er décembre 2026 et le 5 janvier 2027"),
        ("2026-12-01", "2026-12-01", "début le 1er décembre 2026"),
        ("2026-12-01", None, "début le 1er décembre 2026"),
        (None, "2027-01-05", "début avant le 5 janvier 2027"),
        (None, None, None),
    ],
)
def test_start_windows(first, last, said):
    assert words.start_window({"start_from": first, "start_to": last}) == said


def test_an_unknown_journey_says_how_far_it_is():
    leg = {"mode": None, "minutes": None, "km": 25.7, "from": None}
    assert words.employer_journey(leg) == f"trajet inconnu (25,7{NBSP}km à vol d'oiseau)"


def test_a_journey_without_a_known_duration_is_said_unknown():
    assert words.journey(None, None) == "trajet inconnu"
    assert words.journey(22, "bike") == f"22{NBSP}min à vélo"


def test_a_boarding_cfa_counts_its_trips():
    leg = {
        "course_id": "c", "cfa": "CFA", "commune": "Le Mans", "origin": "supposed", "mode": None,
        "minutes": None, "boarding": True, "trips_per_month": 2.2,
    }  # fmt: skip
    said = "CFA (Le Mans) : internat, 1,1 aller-retour par mois, CFA supposé"
    assert words.cfa_journey(leg) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.00499, f"<{NBSP}1{NBSP}%"),
        (0.005, f"<{NBSP}1{NBSP}%"),
        (0.0051, f"1{NBSP}%"),
        (0.0, f"0{NBSP}%"),
        (1.0, f"100{NBSP}%"),
    ],
)
def test_a_chance_too_small_to_tell_is_not_said_none(chance, said):
    assert words.likelihood(chance) == said


def test_one_of_two_homes_is_named_between_quotation_marks():
    leg = {"mode": "moped", "minutes": 8, "km": 3.0, "from": "premier parent"}
    home = f"«{NBSP}premier parent{NBSP}»"
    assert words.employer_journey(leg) == f"8{NBSP}min en cyclomoteur, depuis {home}"
