"""What a PMSMP asks of its host, its prescriber and its length."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest


def pmsmp(**own: Any) -> dict[str, Any]:
    return {"kind": "pmsmp", **own}


@pytest.mark.parametrize(
    ("start", "end", "days", "excluded"),
    [
        ("2026-12-01", "2026-12-01", 31, False),
        ("2026-12-01", "2026-12-01", 32, True),
        ("2027-02-01", "2027-02-01", 28, False),
        ("2027-02-01", "2027-02-01", 29, True),
        ("2027-01-31", "2027-01-31", 28, False),  # to the last day of February
        ("2027-01-31", "2027-01-31", 29, True),
        ("2027-01-31", "2027-02-28", 29, True),
        ("2027-01-31", "2027-03-01", 31, False),  # March has thirty-one
        ("2027-04-02", "2027-04-30", 31, True),
        ("2027-04-02", "2027-05-01", 31, False),
        ("2027-01-30", "2027-01-31", 29, False),
    ],
)
def test_a_stay_lasts_a_month_at_most_date_to_date(
    judged: Callable[..., Any], start: str, end: str, days: int, excluded: bool
) -> None:
    found = judged({}, pmsmp(start_from=start, start_to=end, duration_days=days))
    assert found.excluded == ({"pmsmp_duration"} if excluded else set())


def test_a_contract_may_state_any_number_of_days(judged: Callable[..., Any]) -> None:
    assert not judged({}, {"duration_days": 400}).found
    assert not judged({}, pmsmp(duration_days=None)).found


@pytest.mark.parametrize(
    ("offer", "excluded", "warned"),
    [
        (pmsmp(replaces_a_job=True), {"pmsmp_not_a_job"}, set()),
        (pmsmp(replaces_a_job=True, stays_this_month=5), {"pmsmp_not_a_job"}, set()),
        ({"replaces_a_job": True}, set(), set()),
        (pmsmp(replaces_a_job=None, stays_this_month=1), set(), set()),
        (pmsmp(replaces_a_job=None, stays_this_month=2), set(), {"pmsmp_repeated_hosting"}),
        (pmsmp(replaces_a_job=False, stays_this_month=2), set(), set()),
        (pmsmp(prescriber_entitled=False), set(), {"pmsmp_prescriber_not_entitled"}),
        (pmsmp(prescriber_entitled=None), set(), {"pmsmp_prescriber_unknown"}),
        ({"prescriber_entitled": False}, set(), set()),
    ],
)
def test_host_and_prescriber(
    judged: Callable[..., Any], offer: dict[str, Any], excluded: set[str], warned: set[str]
) -> None:
    found = judged({}, offer)
    assert (found.excluded, found.warned) == (excluded, warned)


@pytest.mark.parametrize(
    ("limit", "stays", "start", "warned"),
    [
        (2, 1, "2026-11-25", False),
        (2, 2, "2026-11-25", True),
        (0, 0, "2026-11-25", True),
        (None, 9, "2026-11-25", False),
        (2, 2, "2026-11-30", True),
        (2, 2, "2026-12-01", False),  # another month's stays
    ],
)
def test_a_host_may_be_full_this_month(
    judged: Callable[..., Any], limit: int | None, stays: int, start: str, warned: bool
) -> None:
    offer = pmsmp(monthly_limit=limit, stays_this_month=stays, start_from=start, start_to=start)
    assert judged({}, offer).found == ({"pmsmp_host_full"} if warned else set())


@pytest.mark.parametrize(
    ("birth", "warned"), [(date(2008, 12, 2), True), (date(2008, 12, 1), False)]
)
def test_the_guardian_signs_below_eighteen(
    judged: Callable[..., Any], birth: date, warned: bool
) -> None:
    assert judged({"birth_date": birth}, pmsmp()).found == ({"pmsmp_guardian"} if warned else set())
    assert not judged({"birth_date": birth}, {}).found
