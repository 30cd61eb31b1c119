"""Sundays, days of rest and dangerous work below 18."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

SEVENTEEN = {"birth_date": date(2009, 5, 10)}


@pytest.mark.parametrize(
    ("offer", "adaptable", "fixed"),
    [
        ({}, "minors_sunday_to_adapt", "minors_sunday"),
        ({"naf": "5610A"}, "minors_sunday_derogation", "minors_sunday_derogation"),
        ({"naf": "4776Z"}, "minors_sunday_derogation", "minors_sunday_derogation"),
        ({"naf": None, "rome": "D1101"}, "minors_sunday_derogation", "minors_sunday_derogation"),
        ({"rome": "D1101"}, "minors_sunday_to_adapt", "minors_sunday"),
        ({"naf": None}, "minors_sunday_to_adapt", "minors_sector_unknown"),
        # The listed trades are for apprentices.
        ({"naf": "5610A", "kind": "pmsmp"}, "minors_sunday_to_adapt", "minors_sunday"),
        ({"naf": None, "kind": "pmsmp"}, "minors_sunday_to_adapt", "minors_sunday"),
    ],
)
def test_sundays_are_for_apprentices_of_the_listed_trades(
    judged: Callable[..., Any], offer: dict[str, Any], adaptable: str, fixed: str
) -> None:
    sunday = {**offer, "works_sunday": True, "works_weekend": True}
    assert judged(SEVENTEEN, sunday).found - {"pmsmp_guardian"} == {adaptable}
    confirmed = judged(SEVENTEEN, {**sunday, "hours_fixed": True})
    assert confirmed.found - {"pmsmp_guardian"} == {fixed}
    assert bool(confirmed.excluded) is (fixed == "minors_sunday")


def test_a_saturday_asks_for_two_days_of_rest_in_a_row(judged: Callable[..., Any]) -> None:
    saturday = {"works_weekend": True, "works_sunday": False}
    found = judged(SEVENTEEN, saturday)
    assert found.warned == {"minors_weekly_rest"}
    assert "2 jours de repos consécutifs" in found.sentences["minors_weekly_rest"]
    assert not judged({}, saturday).found


@pytest.mark.parametrize(
    ("work", "finding"),
    [
        ("banned", "minors_dangerous_work_banned"),
        ("declaration", "minors_dangerous_work_declaration"),
        (None, "minors_dangerous_work_unknown"),
        ("none", None),
    ],
)
def test_dangerous_work_below_eighteen(
    judged: Callable[..., Any], work: str | None, finding: str | None
) -> None:
    found = judged(SEVENTEEN, {"dangerous_work": work})
    assert found.found == {finding} - {None}
    assert bool(found.excluded) is (work == "banned")
    assert not judged({}, {"dangerous_work": work}).found


@pytest.mark.parametrize(
    ("birth", "excluded"), [(date(2008, 12, 2), True), (date(2008, 12, 1), False)]
)
def test_eighteen_is_counted_on_the_start_day(
    judged: Callable[..., Any], birth: date, excluded: bool
) -> None:
    found = judged({"birth_date": birth}, {"dangerous_work": "banned"})
    assert bool(found.excluded) is excluded


def test_what_is_forbidden_to_a_minor_is_not_also_warned_about_past_eighteen(
    judged: Callable[..., Any],
) -> None:
    window = {"start_from": "2026-12-01", "start_to": "2027-01-31"}
    offer = {**window, "dangerous_work": "banned", "weekly_hours": 39.0}
    found = judged({"birth_date": date(2009, 1, 15)}, offer)
    assert found.found == {"start_days_by_age"}
