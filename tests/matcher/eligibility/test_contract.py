"""Six months to three years, with their exceptions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from matcher.columns.person import PastStay


@pytest.mark.parametrize(
    ("months", "lifted", "excluded", "warned"),
    [
        (5, False, {"contract_minimum_duration"}, set()),
        (6, False, set(), set()),
        (36, False, set(), set()),
        (37, False, {"contract_maximum_duration"}, set()),
        (36, True, set(), set()),
        (37, True, set(), {"contract_extended_duration"}),
        (48, True, set(), {"contract_extended_duration"}),
        (49, True, {"contract_maximum_duration"}, set()),
        (None, False, set(), set()),
    ],
)
def test_a_contract_lasts_six_months_to_three_years(
    judged: Callable[..., Any],
    months: int | None,
    lifted: bool,
    excluded: set[str],
    warned: set[str],
) -> None:
    found = judged({"age_limit_lifted": lifted}, {"duration_months": months})
    assert (found.excluded, found.warned) == (excluded, warned)


@pytest.mark.parametrize(
    ("ended", "ruptured", "excluded"),
    [
        (date(2026, 6, 1), True, False),  # six months before 1 December
        (date(2026, 5, 31), True, True),
        (date(2026, 6, 1), False, True),
    ],
)
def test_the_minimum_is_waived_for_six_months_after_a_rupture(
    judged: Callable[..., Any], ended: date, ruptured: bool, excluded: bool
) -> None:
    stay = PastStay("e9", "apprenticeship", "M1607", date(2025, 9, 1), ended, False, None, ruptured)
    found = judged({"stays": (stay,)}, {"duration_months": 5})
    assert found.excluded == ({"contract_minimum_duration"} if excluded else set())


def test_a_pmsmp_has_no_contract_length(judged: Callable[..., Any]) -> None:
    assert not judged({}, {"kind": "pmsmp", "duration_months": 1}).found
