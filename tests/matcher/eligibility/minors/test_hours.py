"""Hours and rest below 18: they warn until the employer says that they cannot change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

SEVENTEEN = {"birth_date": date(2009, 5, 10)}
FIFTEEN = {"birth_date": date(2011, 5, 10)}
SITE, UNKNOWN_SECTOR = {"naf": "4120A"}, {"naf": None}


@pytest.mark.parametrize(
    ("weekly", "sector", "adaptable", "fixed"),
    [
        (35.0, {}, None, None),
        (35.5, {}, "minors_weekly_hours_to_adapt", "minors_weekly_hours"),
        (40.0, SITE, None, None),
        (40.5, SITE, "minors_weekly_hours_to_adapt", "minors_weekly_hours"),
        (35.0, UNKNOWN_SECTOR, None, None),
        (35.5, UNKNOWN_SECTOR, "minors_weekly_hours_to_adapt", "minors_sector_unknown"),
        (40.5, UNKNOWN_SECTOR, "minors_weekly_hours_to_adapt", "minors_weekly_hours"),
        (39.0, {"naf": None, "rome": "F1703"}, None, None),
    ],
)
@pytest.mark.parametrize("kind", ["apprenticeship", "pmsmp"])
def test_thirty_five_hours_a_week_forty_on_sites(
    judged: Callable[..., Any],
    kind: str,
    weekly: float,
    sector: dict[str, Any],
    adaptable: str | None,
    fixed: str | None,
) -> None:
    offer = {"weekly_hours": weekly, "kind": kind, **sector}
    assert judged(SEVENTEEN, offer).found - {"pmsmp_guardian"} == ({adaptable} - {None})
    confirmed = judged(SEVENTEEN, {**offer, "hours_fixed": True})
    assert confirmed.found - {"pmsmp_guardian"} == ({fixed} - {None})
    assert bool(confirmed.excluded) is (fixed == "minors_weekly_hours")
    assert not judged({}, {**offer, "hours_fixed": True}).found


def test_the_weekly_sentences_name_hours_and_limit(judged: Callable[..., Any]) -> None:
    said = judged(SEVENTEEN, {"weekly_hours": 35.5}).sentences["minors_weekly_hours_to_adapt"]
    assert said == (
        "Horaire à adapter, art. L3162-1 : 35,5 h par semaine, 35 h au plus avant 18 ans."
    )
    on_site = judged(SEVENTEEN, {"weekly_hours": 42.0, "hours_fixed": True, **SITE})
    assert "40 h au plus" in on_site.sentences["minors_weekly_hours"]


@pytest.mark.parametrize(
    ("start", "end", "weekly", "sector", "warned"),
    [
        (540, 1050, None, {}, False),  # 8 h 30 from which the 30 minutes' break is taken
        (540, 1051, None, {}, True),
        (540, 1051, 35.0, {}, False),  # the week says that the day is not that long
        (480, 1110, None, SITE, False),
        (480, 1111, None, SITE, True),
    ],
)
def test_a_long_day_is_asked_about_when_the_week_is_not_known(
    judged: Callable[..., Any],
    start: int,
    end: int,
    weekly: float | None,
    sector: dict[str, Any],
    warned: bool,
) -> None:
    offer = {"day_start": start, "day_end": end, "weekly_hours": weekly, **sector}
    for fixed in (False, True):
        found = judged(SEVENTEEN, {**offer, "hours_fixed": fixed})
        assert ("minors_daily_hours" in found.warned) is warned
        assert not found.excluded


def test_the_daily_sentence_names_the_limit(judged: Callable[..., Any]) -> None:
    long_day = {"day_start": 420, "day_end": 1080, "weekly_hours": None}
    assert "8 h avant 18 ans" in judged(SEVENTEEN, long_day).sentences["minors_daily_hours"]
    on_site = judged(SEVENTEEN, {**long_day, **SITE})
    assert "10 h avant 18 ans" in on_site.sentences["minors_daily_hours"]


@pytest.mark.parametrize(
    ("person", "end", "broken"),
    [
        (SEVENTEEN, 420 + 720, False),  # twelve hours at work, twelve of rest
        (SEVENTEEN, 420 + 735, True),
        (FIFTEEN, 420 + 600, False),  # ten hours at work, fourteen of rest
        (FIFTEEN, 420 + 615, True),
        (SEVENTEEN, 420 + 615, False),
    ],
)
def test_twelve_hours_of_rest_fourteen_below_sixteen(
    judged: Callable[..., Any], person: dict[str, Any], end: int, broken: bool
) -> None:
    offer = {"day_start": 420, "day_end": end}
    assert ("minors_daily_rest_to_adapt" in judged(person, offer).warned) is broken
    fixed = judged(person, {**offer, "hours_fixed": True})
    assert fixed.excluded == ({"minors_daily_rest"} if broken else set())


def test_the_rest_sentence_names_rest_and_limit(judged: Callable[..., Any]) -> None:
    offer = {"day_start": 420, "day_end": 420 + 735}
    said = judged(SEVENTEEN, offer).sentences["minors_daily_rest_to_adapt"]
    assert "11 h 45 de repos entre deux journées, 12 h au moins avant 18 ans" in said
    young = judged(FIFTEEN, offer).sentences["minors_daily_rest_to_adapt"]
    assert "14 h au moins avant 16 ans" in young


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ({"weekly_hours": None}, "durée hebdomadaire."),
        ({"works_night": None, "day_end": None}, "travail de nuit."),
        ({"works_sunday": None, "works_weekend": None}, "travail du dimanche."),
        (
            {
                "weekly_hours": None,
                "works_night": None,
                "day_start": None,
                "works_sunday": None,
                "works_weekend": None,
            },
            "durée hebdomadaire, travail de nuit, travail du dimanche.",
        ),
    ],
)
def test_unknown_hours_are_asked_for_minors_only(
    judged: Callable[..., Any], offer: dict[str, Any], said: str
) -> None:
    found = judged(SEVENTEEN, offer)
    assert found.warned == {"minors_hours_unknown"}
    assert found.sentences["minors_hours_unknown"].endswith(said)
    assert not judged({}, offer).found


def test_no_weekend_means_no_sunday(judged: Callable[..., Any]) -> None:
    assert not judged(SEVENTEEN, {"works_sunday": None, "works_weekend": False}).found
