"""What does each factor say and show? Known, unknown, and at every boundary of its grid."""

from collections.abc import Callable
from typing import Any

import pytest

from matcher.factors import FACTORS
from matcher.rank.explain import Contribution
from matcher.rank.ranking import Ranking

Told = Callable[..., Contribution]
ONE_KM = {"km": 1}


def test_factors_are_explained_in_their_declared_order(rank: Callable[..., Ranking]) -> None:
    (explanation,) = rank(offers=[ONE_KM]).explanations.values()
    assert [c.factor for c in explanation.contributions] == [f.name for f in FACTORS]
    assert len({f.label for f in FACTORS}) == len(FACTORS)


@pytest.mark.parametrize(
    ("days", "value", "sentence"),
    [
        ("2026-11-22", 0, "Offre du jour."),
        ("2026-12-01", 0, "Offre du jour."),
        ("2026-11-21", 1, "Offre publiée il y a 1 jour."),
        ("2026-11-12", 10, "Offre publiée il y a 10 jours."),
        (None, None, "Date de publication inconnue."),
    ],
)
def test_freshness(told: Told, days: str | None, value: int | None, sentence: str) -> None:
    found = told("freshness", {"published_on": days})
    assert (found.value, found.sentence) == (value, sentence)


@pytest.mark.parametrize(("younger", "older"), [(7, 8), (14, 15), (30, 31), (60, 61), (90, 91)])
def test_freshness_changes_after_the_last_day_of_each_class(
    told: Told, younger: int, older: int
) -> None:
    def worth(days: int) -> int:
        return told("freshness", {"published_on": f"{DAY_BEFORE[days]}"}).signed

    assert worth(younger) > worth(older)
    assert worth(younger) == worth(younger - 1)


DAY_BEFORE = {
    6: "2026-11-16",
    7: "2026-11-15",
    8: "2026-11-14",
    13: "2026-11-09",
    14: "2026-11-08",
    15: "2026-11-07",
    29: "2026-10-24",
    30: "2026-10-23",
    31: "2026-10-22",
    59: "2026-09-24",
    60: "2026-09-23",
    61: "2026-09-22",
    89: "2026-08-25",
    90: "2026-08-24",
    91: "2026-08-23",
}


@pytest.mark.parametrize(
    ("pending", "places", "sentence"),
    [
        (0, 1, "Personne d'autre n'est proposé (1 place)."),
        (0, 3, "Personne d'autre n'est proposé (3 places)."),
        (1, 1, "1 jeune déjà proposé pour 1 place."),
        (4, 2, "4 jeunes déjà proposés pour 2 places."),
    ],
)
def test_competition(told: Told, pending: int, places: int, sentence: str) -> None:
    found = told("competition", {"pending": pending, "places": places})
    assert (found.value, found.sentence) == (pending, sentence)


def test_competition_counts_proposals_per_place(told: Told) -> None:
    def worth(pending: int, places: int) -> int:
        return told("competition", {"pending": pending, "places": places}).signed

    classes = [worth(*pair) for pair in ((0, 2), (1, 2), (2, 2), (4, 2), (6, 2), (7, 2))]
    assert classes == sorted(set(classes), reverse=True)
    assert worth(900, 1) == worth(7, 2)
    assert worth(3, 1000) == worth(1, 2)


@pytest.mark.parametrize(
    ("start", "available", "value", "sentence"),
    [
        ("2026-11-22", None, 0, "Peut commencer dans le mois."),
        ("2026-12-22", None, 0, "Peut commencer dans le mois."),
        ("2026-12-23", None, 1, "Début le 23/12/2026, dans plus d'un mois."),
        ("2027-02-26", None, 3, "Début le 26/02/2027, dans plus de 3 mois."),
        ("2027-10-01", None, 6, "Début le 01/10/2027, dans plus de 6 mois."),
        ("2027-02-01", "2027-01-20", 0, "Peut commencer dans le mois qui suit sa disponibilité."),
        (
            "2027-04-01",
            "2027-01-20",
            2,
            "Début le 01/04/2027, plus de 2 mois après sa disponibilité.",
        ),
        (None, None, None, "Sans date de début : à convenir avec l'employeur."),
    ],
)
def test_start_date(
    told: Told, start: str | None, available: str | None, value: int | None, sentence: str
) -> None:
    offer = {"kind": "pmsmp", "start_from": start, "start_to": None}
    found = told("start_date", offer, person={"available_from": available})
    assert (found.value, found.sentence) == (value, sentence)


def test_a_start_before_the_person_is_free_is_to_negotiate(told: Told) -> None:
    def on(closes: str) -> object:
        offer = {"kind": "pmsmp", "start_from": "2026-12-01", "start_to": closes}
        return told("start_date", offer, person={"available_from": "2027-01-20"}).value

    assert on("2027-01-19") == "closes_before_availability"
    assert on("2027-01-20") == 0


@pytest.mark.parametrize(
    ("reached", "prepared", "value", "sentence"),
    [
        (2, 3, "2 → 3", "Prépare un niveau CAP ; le jeune n'a pas encore de diplôme."),
        (3, 4, "3 → 4", "Prépare un niveau bac à partir du niveau CAP."),
        (3, 3, "3 → 3", "Même niveau que le diplôme déjà obtenu (CAP)."),
        (4, 3, "4 → 3", "Niveau CAP, en dessous du niveau déjà atteint (bac)."),
        (6, 7, "6 → 7", "Prépare un niveau bac+5 à partir du niveau bac+3."),
        (8, 8, "8 → 8", "Même niveau que le diplôme déjà obtenu (bac+5)."),
        (None, 3, "? → 3", "Prépare un niveau CAP ; niveau du jeune non renseigné."),
        (3, None, "3 → ?", "Niveau préparé non précisé par l'employeur."),
        (None, None, "? → ?", "Niveau préparé non précisé par l'employeur."),
    ],
)
def test_level(
    told: Told, reached: int | None, prepared: int | None, value: str, sentence: str
) -> None:
    found = told("level", {"diploma_level": prepared}, person={"level_reached": reached})
    assert (found.value, found.sentence) == (value, sentence)


def test_every_pair_of_levels_has_its_own_entry_in_the_grid(told: Told) -> None:
    level = next(factor for factor in FACTORS if factor.name == "level")
    assert level.size == 7 * 6
    assert told("level", {"diploma_level": None}).signed != told("level").signed


@pytest.mark.parametrize(
    ("target", "offer", "value"),
    [
        ({"target_rncp": "RNCP37537"}, {"rncp": "RNCP37537", "diploma_level": 4}, "same_diploma"),
        ({"target_rncp": "RNCP37537"}, {"rncp": "RNCP1"}, None),
        ({"target_rncp": "RNCP37537", "target_level": 3}, {"rncp": "RNCP1"}, "same_level"),
        ({"target_level": 3}, {}, "same_level"),
        ({"target_level": 3}, {"diploma_level": 4}, "higher"),
        ({"target_level": 4}, {}, "lower"),
        ({"target_level": 3}, {"diploma_level": None}, None),
        ({}, {}, None),
        ({"target_level": 3}, {"kind": "pmsmp"}, "not_applicable"),
    ],
)
def test_target_diploma(
    told: Told, target: dict[str, Any], offer: dict[str, Any], value: str | None
) -> None:
    wishes = [{"rome": "D1102", **target}]
    found = told("target_diploma", offer, wishes=wishes, person={"level_reached": 3})
    assert found.value == value


def test_the_target_is_that_of_the_wish_through_which_the_offer_matches(told: Told) -> None:
    wishes = [{"rome": "F1703", "target_level": 5}, {"rome": "D1102", "target_level": 3}]
    assert told("target_diploma", wishes=wishes).value == "same_level"


PAST = {"employer_id": "e-o1", "kind": "pmsmp", "rome": "D1102", "starts_on": "2025-02-03"}


@pytest.mark.parametrize(
    ("stays", "value"),
    [
        ([], "none"),
        ([{**PAST, "employer_id": "x", "rome": "F1703"}], "none"),
        ([{**PAST, "kind": "apprenticeship", "ruptured": True}], "none"),
        ([{**PAST, "employer_id": "x"}], "trade_tried"),
        ([{**PAST, "employer_id": "x", "purpose_met": True}], "trade_purpose_met"),
        ([{**PAST, "employer_id": "x", "purpose_met": False}], "trade_tried"),
        ([{**PAST, "rome": "F1703"}], "employer_tried"),
        ([PAST, {**PAST, "employer_id": "x", "purpose_met": True}], "employer_tried"),
        ([{**PAST, "purpose_met": True}, PAST], "employer_purpose_met"),
    ],
)
def test_the_strongest_earlier_immersion_counts(
    told: Told, stays: list[dict[str, Any]], value: str
) -> None:
    assert told("pmsmp_done", stays=[{"ends_on": "2025-02-14", **s} for s in stays]).value == value
