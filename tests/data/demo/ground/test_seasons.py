"""Do the calendar's corners hold: month ends, school years, the coming twelve months?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.demo.chance import stream
from data.demo.ground.seasons import (
    draw_coming_start,
    draw_past_start,
    last_september,
    months_after,
    next_january,
    next_september,
    years_before,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("today", "last", "coming"),
    [
        (date(2026, 8, 31), date(2025, 9, 1), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 1), date(2027, 9, 1)),
    ],
)
def test_the_school_year_turns_on_the_first_of_september(
    today: date, last: date, coming: date
) -> None:
    assert (last_september(today), next_september(today)) == (last, coming)


@pytest.mark.parametrize(
    ("today", "intake"),
    [(date(2026, 1, 5), date(2026, 1, 5)), (date(2026, 1, 6), date(2027, 1, 5))],
)
def test_the_winter_intake_is_the_next_one(today: date, intake: date) -> None:
    assert next_january(today) == intake


def test_month_ends_stay_in_their_month() -> None:
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert years_before(date(2026, 5, 31), 0, 3) == date(2026, 2, 28)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


@given(DAYS, st.integers(0, 10_000))
def test_past_starts_lie_in_three_years_and_coming_ones_in_one(today: date, seed: int) -> None:
    rng = stream(seed, "test")
    past, coming = draw_past_start(rng, today), draw_coming_start(rng, today)
    assert years_before(today.replace(day=1), 3) <= past < today.replace(day=1)
    assert today < coming <= today + timedelta(days=366)
