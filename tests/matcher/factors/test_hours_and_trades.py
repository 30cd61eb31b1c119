"""What do the factors of hours, trades and journeys say?"""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.factors.factor import Factor, named
from matcher.factors.french import counted, duration, number, percent
from matcher.factors.shape import Shape
from matcher.rank.explain import Contribution

Told = Callable[..., Contribution]
ONE_KM = {"km": 1}


@pytest.mark.parametrize(
    ("offer", "value"),
    [
        ({}, "day_own"),
        ({"day_start": 420, "day_end": 1200}, "day_own"),
        ({"day_start": 419}, "early_or_late_own"),
        ({"day_end": 1201}, "early_or_late_own"),
        ({"day_start": 1199, "day_end": None}, "unknown_hours_own"),
        ({"day_start": 1200, "day_end": None}, "early_or_late_own"),
        ({"day_start": 900, "day_end": 60}, "early_or_late_own"),
        ({"works_night": True}, "early_or_late_own"),
        ({"works_night": None}, "day_own"),
        ({"works_weekend": True}, "weekend_own"),
        ({"works_weekend": True, "day_start": 360}, "early_or_late_own"),
        ({"works_weekend": True, "day_start": None}, "weekend_own"),
        ({"day_start": None}, "unknown_hours_own"),
        ({"day_end": None}, "unknown_hours_own"),
        ({"day_start": None, "day_end": 360}, "unknown_hours_own"),
        ({"day_start": None, "day_end": 1260}, "early_or_late_own"),
        ({"day_start": 360, "day_end": None}, "early_or_late_own"),
    ],
)
def test_kinds_of_hours(told: Told, offer: dict[str, Any], value: str) -> None:
    found = told("working_hours", offer)
    assert found.value == value
    assert found.sentence.endswith(" : à tenir par ses propres moyens.")


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ({"day_start": 360, "day_end": 780}, "Horaires décalés (6 h – 13 h) : "),
        ({"day_start": 270, "day_end": 690}, "Horaires décalés (4 h 30 – 11 h 30) : "),
        ({"day_start": 480, "day_end": 990}, "Horaires de journée (8 h – 16 h 30) : "),
        ({"day_start": 360, "day_end": None}, "Horaires décalés (dès 6 h) : "),
        ({"day_start": None, "day_end": 1260}, "Horaires décalés (jusqu'à 21 h) : "),
        ({"day_start": None, "day_end": None, "works_night": True}, "Horaires décalés : "),
        ({"day_start": None, "day_end": None}, "Horaires non précisés : "),
    ],
)
def test_hours_are_told_by_the_clock_as_far_as_they_are_known(
    told: Told, offer: dict[str, Any], said: str
) -> None:
    assert told("working_hours", offer).sentence.startswith(said)


def test_hours_say_when_somebody_drives_and_when_nobody_knows(told: Told) -> None:
    on_foot = {"has_bike": False}
    lift = told("working_hours", {"km": 20}, person=on_foot, lifts=[{}])
    assert (lift.value, lift.sentence) == (
        "day_lift",
        "Horaires de journée (8 h – 16 h) : dépend d'un proche qui conduit.",
    )
    bus = told("working_hours", {"km": 20}, person={**on_foot, "uses_transit": True})
    assert (bus.value, bus.sentence) == (
        "day_unknown_means",
        "Horaires de journée (8 h – 16 h) : trajet à vérifier à ces heures.",
    )


RELATED = [
    {"rome": "D1102", "target_rome": "D1104", "relation": "close"},
    {"rome": "D1102", "target_rome": "F1703", "relation": "evolution"},
]


@pytest.mark.parametrize(
    ("wishes", "rome", "value", "sentence"),
    [
        (["D1102"], "D1102", "wish_1", "C'est son premier souhait : Boulangerie - viennoiserie."),
        (["F1703", "D1102"], "D1102", "wish_2", "C'est son deuxième souhait : Boulangerie"),
        (
            ["F1703", "A1101", "D1102"],
            "D1102",
            "wish_3",
            "C'est son troisième souhait : Boulangerie",
        ),
        (
            ["A1101", "A1201", "A1202", "D1102"],
            "D1102",
            "wish_later",
            "C'est un de ses souhaits : Boul",
        ),
        (
            ["D1102"],
            "D1104",
            "close_to_wish_1",
            "Pâtisserie, confiserie : un métier proche de Boulangerie - viennoiserie.",
        ),
        (
            ["D1102"],
            "F1703",
            "evolution",
            "Maçonnerie : une évolution possible depuis Boulangerie - viennoiserie.",
        ),
        (["N4105"], "N4105", "wish_1", "C'est son premier souhait : Conduite et livraison"),
    ],
)
def test_trade_fit(told: Told, wishes: list[str], rome: str, value: str, sentence: str) -> None:
    found = told(
        "trade_fit", {"rome": rome}, wishes=[{"rome": code} for code in wishes], related=RELATED
    )
    assert found.value == value
    assert found.sentence.startswith(sentence)


def test_without_a_wish_an_immersion_is_for_exploring(told: Told) -> None:
    found = told("trade_fit", {"kind": "pmsmp"}, wishes=[])
    assert (found.value, found.sentence) == (
        "exploring",
        "Pour découvrir un métier : Boulangerie - viennoiserie.",
    )


def test_the_journey_names_the_home_only_when_there_are_several(told: Told) -> None:
    one = told("employer_leg")
    assert (one.value, one.sentence) == (8, "Trajet vers l'entreprise : 8 min à vélo.")
    two = told("employer_leg", homes=[{"km": 30, "label": "père"}, {"km": 0, "label": "mère"}])
    assert two.sentence == "Trajet vers l'entreprise : 8 min à vélo depuis « mère »."


def test_no_minute_at_all_is_said_as_less_than_one(told: Told) -> None:
    next_door = told("employer_leg", {"km": 0})
    assert next_door.value == 0
    assert next_door.sentence.startswith("Trajet vers l'entreprise : moins d'une minute à ")


@pytest.mark.parametrize(
    ("offer", "person", "sentence"),
    [
        (
            {"km": None},
            {},
            "Trajet inconnu : le domicile ou le lieu de travail n'est pas situé.",
        ),
        (
            {"km": 20},
            {"uses_transit": True},
            "Trajet inconnu (20 km) : bus ou autre moyen à vérifier ; sinon 1 h 39, trop pour sa "
            "limite.",
        ),
        (
            {"km": 20.44},
            {"uses_transit": True, "has_bike": False, "walks": False},
            "Trajet inconnu (20,4 km) : bus ou autre moyen à vérifier.",
        ),
    ],
)
def test_an_unknown_journey_says_why(
    told: Told, offer: dict[str, Any], person: dict[str, Any], sentence: str
) -> None:
    found = told("employer_leg", offer, person=person)
    assert (found.value, found.sentence) == (None, sentence)


def test_words_of_numbers() -> None:
    assert [duration(minutes) for minutes in (0, 59, 60, 65, 254)] == [
        "0 min",
        "59 min",
        "1 h 00",
        "1 h 05",
        "4 h 14",
    ]
    assert [number(value) for value in (2.0, 2.25, 0.04)] == ["2", "2,2", "0"]
    assert [counted(n, "jour", "jours") for n in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]
    assert percent(0.125) == "12 %"


def test_a_factor_whose_entries_leave_a_hole_is_refused() -> None:
    def nothing(*_: Any) -> Any:
        return None

    Factor("good", "Bon", 2, named("unknown", after=2), nothing, nothing, nothing, Shape.OFFER)
    with pytest.raises(ValueError, match="broken"):
        Factor(
            "broken", "Troué", 2, named("unknown", after=3), nothing, nothing, nothing, Shape.OFFER
        )
