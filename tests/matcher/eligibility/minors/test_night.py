"""Night work below 18: outside, inside and beyond the derogations, both sides of every hour."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

SEVENTEEN = {"birth_date": date(2009, 5, 10)}
FIFTEEN = {"birth_date": date(2011, 5, 10)}
# Seven hours on end, so that rest and daily hours find nothing.
BAKERY, HOTEL, SHOW = {"naf": "1071C"}, {"naf": "5610A"}, {"naf": "9001Z"}


def hours(start: str, end: str) -> dict[str, Any]:
    return {"day_start": _minutes(start), "day_end": _minutes(end)}


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


@pytest.mark.parametrize(
    ("work", "excluded"),
    [
        (hours("15:00", "22:00"), False),
        (hours("15:15", "22:15"), True),
        (hours("06:00", "13:00"), False),
        (hours("05:45", "12:45"), True),
        (hours("22:00", "05:00"), True),
        (hours("00:00", "06:00"), True),
        ({"day_start": 1320, "day_end": None, "works_night": None}, True),
        ({"day_start": 1319, "day_end": None}, False),
        ({"day_start": None, "day_end": 1320}, False),
        ({"day_start": None, "day_end": 1321}, True),
        ({"works_night": True}, True),
        # Equal ends tell nothing of the length: the first minute is worked all the same.
        (hours("22:00", "22:00"), True),
    ],
)
@pytest.mark.parametrize("kind", ["apprenticeship", "pmsmp"])
def test_a_night_post_is_barred_to_minors(
    judged: Callable[..., Any], kind: str, work: dict[str, Any], excluded: bool
) -> None:
    found = judged(SEVENTEEN, {**work, "kind": kind})
    assert found.excluded == ({"minors_night"} if excluded else set())
    assert not judged({}, {**work, "kind": kind}).found


@pytest.mark.parametrize(
    ("birth", "work", "excluded"),
    [
        (date(2010, 12, 2), hours("13:00", "20:00"), False),
        (date(2010, 12, 2), hours("13:15", "20:15"), True),
        (date(2010, 12, 1), hours("13:15", "20:15"), False),
        (date(2008, 12, 2), hours("15:15", "22:15"), True),
        (date(2008, 12, 1), hours("15:15", "22:15"), False),
    ],
)
def test_sixteen_and_eighteen_are_counted_on_the_start_day(
    judged: Callable[..., Any], birth: date, work: dict[str, Any], excluded: bool
) -> None:
    assert ("minors_night" in judged({"birth_date": birth}, work).excluded) is excluded


@pytest.mark.parametrize(
    ("sector", "work", "found"),
    [
        (BAKERY, hours("04:00", "11:00"), "minors_night_derogation"),
        (BAKERY, hours("03:45", "10:45"), "minors_night_to_adapt"),
        (BAKERY, hours("16:00", "23:00"), "minors_night_to_adapt"),
        (HOTEL, hours("16:30", "23:30"), "minors_night_derogation"),
        (HOTEL, hours("16:45", "23:45"), "minors_night_to_adapt"),
        (SHOW, hours("17:00", "24:00"), "minors_night_derogation"),
        (SHOW, hours("17:15", "00:15"), "minors_night_to_adapt"),
        ({"naf": None, "rome": "D1102"}, hours("04:00", "11:00"), "minors_night_derogation"),
        ({"naf": "5610A", "rome": "D1102"}, hours("04:00", "11:00"), "minors_night_to_adapt"),
        ({"naf": None}, hours("04:00", "11:00"), "minors_sector_unknown"),
        (HOTEL, {"works_night": True, "day_start": None}, "minors_night_derogation"),
    ],
)
def test_the_derogable_sectors_have_their_own_hours(
    judged: Callable[..., Any], sector: dict[str, Any], work: dict[str, Any], found: str
) -> None:
    assert judged(SEVENTEEN, {**sector, **work}).found == {found}
    fixed = judged(SEVENTEEN, {**sector, **work, "hours_fixed": True})
    beyond = found == "minors_night_to_adapt"
    assert fixed.excluded == ({"minors_night_outside_derogation"} if beyond else set())
    assert beyond or fixed.warned == {found}


@pytest.mark.parametrize("work", [hours("22:00", "05:00"), hours("04:00", "11:00")])
def test_a_pastry_cook_in_a_factory_is_in_no_derogable_sector(
    judged: Callable[..., Any], work: dict[str, Any]
) -> None:
    found = judged(SEVENTEEN, {"naf": "1085Z", "rome": "D1104", **work})
    assert found.excluded == {"minors_night"}


@pytest.mark.parametrize("sector", [BAKERY, HOTEL, SHOW, {"naf": None}])
def test_no_derogation_below_sixteen(judged: Callable[..., Any], sector: dict[str, Any]) -> None:
    found = judged(FIFTEEN, {**sector, **hours("16:00", "23:00")})
    assert "minors_night" in found.excluded
    assert "avant 16 ans (20 h – 6 h)" in found.sentences["minors_night"]


def test_the_sentences_name_the_hours(judged: Callable[..., Any]) -> None:
    night = judged(SEVENTEEN, hours("22:00", "05:00")).sentences["minors_night"]
    assert night == (
        "Poste de nuit (22 h – 5 h) : interdit avant 18 ans (22 h – 6 h) "
        "hors secteurs dérogatoires."
    )
    flagged = judged(SEVENTEEN, {"works_night": True}).sentences["minors_night"]
    assert flagged.startswith("Poste de nuit (travail de nuit déclaré)")
    starts = judged(SEVENTEEN, {"day_start": 1320, "day_end": None}).sentences["minors_night"]
    assert starts.startswith("Poste de nuit (début à 22 h)")
    ends = judged(SEVENTEEN, {"day_start": None, "day_end": 1400}).sentences["minors_night"]
    assert ends.startswith("Poste de nuit (fin à 23 h 20)")
    late = judged(SEVENTEEN, {**HOTEL, **hours("16:45", "23:45")}).sentences[
        "minors_night_to_adapt"
    ]
    assert "ne couvre que 22 h – 23 h 30" in late


def test_eighteen_within_the_window_leaves_the_days_after(judged: Callable[..., Any]) -> None:
    window = {"start_from": "2026-12-01", "start_to": "2027-01-31", **hours("22:00", "05:00")}
    found = judged({"birth_date": date(2009, 1, 15)}, window)
    assert not found.excluded
    assert found.warned == {"start_days_by_age"}
    assert (found.first_day, found.last_day) == (date(2027, 1, 15), date(2027, 1, 31))
    assert judged({"birth_date": date(2009, 2, 1)}, window).excluded == {"minors_night"}
