"""Two conventions and sixty days with one host in twelve consecutive months."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

START = date(2026, 12, 1)


def pmsmp(days: int | None = 14, **own: Any) -> dict[str, Any]:
    return {"kind": "pmsmp", "duration_days": days, **own}


def lasting(days: int, first: date) -> tuple[date, date]:
    return first, first + timedelta(days=days - 1)


@pytest.mark.parametrize(
    ("firsts", "excluded", "warned"),
    [
        ([], set(), set()),
        ([date(2026, 6, 1)], set(), {"pmsmp_second_convention"}),
        ([date(2026, 3, 1), date(2026, 6, 1)], {"pmsmp_conventions"}, {"pmsmp_second_convention"}),
        # Twelve consecutive months end the day before the same date.
        ([date(2025, 12, 2), date(2026, 6, 1)], {"pmsmp_conventions"}, {"pmsmp_second_convention"}),
        ([date(2025, 12, 1), date(2026, 6, 1)], set(), {"pmsmp_second_convention"}),
        ([date(2025, 12, 2)], set(), {"pmsmp_second_convention"}),
        ([date(2025, 12, 1)], set(), set()),
    ],
)
def test_two_conventions_in_twelve_months(
    judged: Callable[..., Any],
    stay_of: Callable[..., Any],
    firsts: list[date],
    excluded: set[str],
    warned: set[str],
) -> None:
    stays = tuple(stay_of(*lasting(5, first)) for first in firsts)
    found = judged({"stays": stays}, pmsmp())
    assert (found.excluded, found.warned) == (excluded, warned)


def test_a_renewal_is_no_second_convention_but_its_days_count(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    first = stay_of(*lasting(30, date(2026, 3, 1)))
    renewal = stay_of(*lasting(16, date(2026, 4, 1)), is_renewal=True)
    assert not judged({"stays": (first, renewal)}, pmsmp(14)).excluded
    assert judged({"stays": (first, renewal)}, pmsmp(15)).excluded == {"pmsmp_cumulated_days"}


@pytest.mark.parametrize(
    ("past", "wanted", "excluded"),
    [
        (30, 30, False),
        (30, 31, True),
        (59, None, False),
        (60, None, True),
        (46, 14, False),
        (47, 14, True),
    ],
)
def test_sixty_days_in_all(
    judged: Callable[..., Any],
    stay_of: Callable[..., Any],
    past: int,
    wanted: int | None,
    excluded: bool,
) -> None:
    found = judged({"stays": (stay_of(*lasting(past, date(2026, 3, 1))),)}, pmsmp(wanted))
    assert found.excluded == ({"pmsmp_cumulated_days"} if excluded else set())
    if excluded:
        said = found.sentences["pmsmp_cumulated_days"]
        assert said.startswith(f"{past} jours déjà passés")
        assert f"(il en reste {60 - past})" in said


def test_days_before_the_twelve_months_do_not_count(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    # Of these thirty days the last five lie in the twelve months that end on 1 December 2026.
    old = stay_of(date(2025, 11, 7), date(2025, 12, 6))
    recent = stay_of(*lasting(26, date(2026, 6, 1)))
    assert not judged({"stays": (old, recent)}, pmsmp(29)).excluded
    assert judged({"stays": (old, recent)}, pmsmp(30)).excluded == {"pmsmp_cumulated_days"}


@pytest.mark.parametrize(("past", "warned"), [(29, False), (30, True)])
def test_little_room_left_is_said_when_the_length_is_not_known(
    judged: Callable[..., Any], stay_of: Callable[..., Any], past: int, warned: bool
) -> None:
    found = judged({"stays": (stay_of(*lasting(past, date(2026, 6, 1))),)}, pmsmp(None))
    assert ("pmsmp_days_left" in found.warned) is warned
    if warned:
        assert "Il reste 30 jours" in found.sentences["pmsmp_days_left"]


def test_a_stay_without_an_end_counts_a_month_but_never_excludes(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    undated = stay_of(date(2026, 6, 1), None)
    found = judged({"stays": (undated,)}, pmsmp(31))
    assert not found.excluded
    assert found.warned == {"pmsmp_second_convention", "pmsmp_stay_undated", "pmsmp_days_left"}
    assert "Il reste 30 jours" in found.sentences["pmsmp_days_left"]
    long_one = stay_of(*lasting(29, date(2026, 3, 1)), is_renewal=True)
    assert not judged({"stays": (undated, long_one)}, pmsmp(30)).excluded
    assert judged({"stays": (undated, long_one)}, pmsmp(31)).excluded == {"pmsmp_cumulated_days"}
    a_year_ago = stay_of(date(2025, 12, 1), None)
    assert not judged({"stays": (a_year_ago,)}, pmsmp(31)).found


def test_other_hosts_other_kinds_and_contracts_are_free(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    busy = [stay_of(*lasting(20, date(2026, month, 1))) for month in (3, 5, 7)]
    elsewhere = tuple(stay_of(s.starts_on, s.ends_on, employer_id="e2") for s in busy)
    assert not judged({"stays": elsewhere}, pmsmp()).found
    contracts = tuple(stay_of(s.starts_on, s.ends_on, kind="apprenticeship") for s in busy)
    assert not judged({"stays": contracts}, pmsmp()).found
    assert not judged({"stays": tuple(busy)}, {"kind": "apprenticeship"}).found
    assert judged({"stays": tuple(busy)}, pmsmp()).excluded == {
        "pmsmp_conventions",
        "pmsmp_cumulated_days",
    }


def test_a_later_day_of_the_window_may_have_room(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    stays = (stay_of(*lasting(5, date(2026, 1, 12))), stay_of(*lasting(5, date(2026, 3, 2))))
    window = {"start_from": "2026-12-01", "start_to": "2027-01-31"}
    found = judged({"stays": stays}, pmsmp(**window))
    assert not found.excluded
    assert found.first_day == date(2027, 1, 12)
    closes = {**window, "start_to": "2027-01-11"}
    assert judged({"stays": stays}, pmsmp(**closes)).excluded == {"pmsmp_conventions"}


def test_a_stay_already_agreed_for_later_counts(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    stays = (stay_of(*lasting(5, date(2026, 6, 1))), stay_of(*lasting(5, date(2027, 1, 4))))
    assert judged({"stays": stays}, pmsmp()).excluded == {"pmsmp_conventions"}


def test_begun_on_29_february_twelve_months_end_on_28(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    stays = (stay_of(*lasting(5, date(2028, 2, 29))), stay_of(*lasting(5, date(2028, 6, 1))))
    for start, excluded in (("2029-02-28", True), ("2029-03-01", False)):
        offer = pmsmp(start_from=start, start_to=start)
        assert bool(judged({"stays": stays}, offer).excluded) is excluded


def test_the_sentence_counts_conventions(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    stays = (stay_of(*lasting(5, date(2026, 3, 1))), stay_of(*lasting(5, date(2026, 6, 1))))
    said = judged({"stays": stays}, pmsmp()).sentences["pmsmp_conventions"]
    assert said == "2 conventions déjà signées avec cet employeur en 12 mois : 2 au plus."


def test_stays_that_may_be_renewals_warn_and_never_exclude(
    judged: Callable[..., Any], stay_of: Callable[..., Any]
) -> None:
    told_by_a_file = (
        stay_of(*lasting(10, date(2026, 9, 1)), is_renewal=None),
        stay_of(*lasting(10, date(2026, 9, 11)), is_renewal=None),
    )
    found = judged({"stays": told_by_a_file}, {"kind": "pmsmp"})
    assert "pmsmp_conventions" not in found.excluded
    assert "pmsmp_second_convention" in found.warned
