"""How much of a mean week is spent on the way?"""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.journey.journey import Journey
from matcher.journey.week import Way, week_of

Told = Callable[..., dict[str, Journey]]
KNOWN = st.builds(Way, st.floats(0, 254), st.floats(0, 200), st.floats(0, 20))


def test_a_stay_counts_ten_trips_to_its_host(told: Told) -> None:
    found = told(offers=[{"offer_id": "o", "kind": "pmsmp", "km": 4}])["o"]
    assert found.employer.best is not None
    assert found.week.whole
    assert found.week.hours == pytest.approx(10 * found.employer.best.minutes / 60)
    assert found.week.km == pytest.approx(10 * found.employer.km)


def test_weeks_at_the_cfa_are_none_in_the_company(told: Told) -> None:
    # One week in two: five trips a mean week on each leg.
    found = told(
        courses=[{"course_id": "c", "km": 8, "rhythm": "one_week_in_two"}],
        offers=[{"offer_id": "o", "km": 2, "course_id": "c"}],
    )["o"]
    assert found.employer.best is not None
    assert found.cfa is not None
    assert found.cfa.best is not None
    minutes = found.employer.best.minutes + found.cfa.best.minutes
    assert found.week.hours == pytest.approx(5 * minutes / 60, rel=0.01)


def test_boarding_brings_fewer_trips_but_no_more_days_in_the_company(told: Told) -> None:
    def hours(boarding: bool) -> float:
        return told(
            person={"has_car": True, "licences": "b", "max_minutes_cfa": 60},
            courses=[
                {"course_id": "c", "km": 80, "boarding": boarding, "rhythm": "one_week_in_two"}
            ],
            offers=[{"offer_id": "o", "km": 0, "course_id": "c"}],
        )["o"].week.hours

    assert hours(True) == pytest.approx(hours(False) * 4.3 / 21.7, rel=0.01)


@pytest.mark.parametrize("rhythm", ["one_day_a_week", None])
def test_a_cfa_not_known_leaves_the_week_incomplete(told: Told, rhythm: str | None) -> None:
    with_course = told(
        courses=[{"course_id": "c", "km": 8, "rhythm": rhythm}],
        offers=[{"offer_id": "o", "km": 2, "course_id": "c"}],
    )["o"].week
    without = told(offers=[{"offer_id": "o", "km": 2}])["o"].week
    assert with_course.whole == (rhythm is not None)
    assert not without.whole
    assert without.hours > 0


@given(st.lists(KNOWN, min_size=1, max_size=3))
def test_a_leg_that_is_not_known_adds_nothing_and_is_told(ways: list[Way]) -> None:
    known = week_of(ways)
    more = week_of([*ways, Way(np.nan, np.nan, 4)])
    assert (more.hours, more.km, more.whole) == (known.hours, known.km, False)
    assert week_of([*ways, Way(np.nan, np.nan, 0)]) == known


def test_no_way_at_all_is_no_hour() -> None:
    assert week_of([Way(np.nan, np.nan, 0)]).hours == 0
