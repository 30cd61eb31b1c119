"""Do arrays keep "not known" apart from every real value?"""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.columns import NO_DAY, UNKNOWN, OfferColumns
from matcher.columns.missing import day_number, day_of, days, flags, integers, numbers, texts
from models.enums import Enrolment, Licence, Mode, RefusalKind, Stage


def test_missing_values_keep_their_own_mark() -> None:
    assert flags(pd.Series([True, False, None], dtype="boolean")).tolist() == [1, 0, UNKNOWN]
    assert integers(pd.Series([0, 7, None], dtype="Int32")).tolist() == [0, 7, UNKNOWN]
    assert np.isnan(numbers(pd.Series([0.0, None], dtype="float64"))).tolist() == [False, True]
    assert texts(pd.Series(["a", None], dtype="str")).tolist() == ["a", ""]
    dated = pd.to_datetime(pd.Series(["1970-01-02", None, "1969-12-31"])).astype("datetime64[s]")
    assert days(dated).tolist() == [1, NO_DAY, -1]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_and_its_number_say_the_same(day: date) -> None:
    assert day_of(day_number(day)) == day
    assert day_number(day + timedelta(days=1)) == day_number(day) + 1
    assert day_number(day) > NO_DAY


def test_no_day_is_no_number_of_a_day() -> None:
    assert day_number(None) == NO_DAY
    assert day_of(NO_DAY) is None
    assert day_number(date(1970, 1, 1)) == 0


def test_offers_become_arrays_in_the_order_of_the_frame(world: Any) -> None:
    pool = world(
        offers=[
            {"km": 2, "kind": "pmsmp", "dangerous_work": None, "diploma_level": None},
            {"dangerous_work": "banned", "start_from": None, "works_night": None},
        ]
    ).read_pool()
    offers = pool.offers
    assert len(offers) == 2
    assert offers.kind.tolist() == [1, 0]
    assert offers.dangerous_work.tolist() == [UNKNOWN, 2]
    assert offers.diploma_level.tolist() == [UNKNOWN, 3]
    assert offers.works_night.tolist() == [0, UNKNOWN]
    assert offers.start_from[1] == NO_DAY
    assert np.isnan(offers.lat).tolist() == [False, True]
    assert offers.rncp.tolist() == ["", ""]
    second = offers.take(np.array([1]))
    assert isinstance(second, OfferColumns)
    assert second.offer_id.tolist() == ["o2"]
    assert len(offers.places_at) == 2


def test_a_person_is_read_with_what_is_not_known_as_none(world: Any) -> None:
    person = world(
        person={"level_reached": None, "college_finished": None, "has_bike": None, "licences": ""},
        wishes=[{"rome": "D1102"}],
        homes=[],
    ).read_person()
    assert (person.level_reached, person.college_finished) == (None, None)
    assert (person.max_minutes_employer, person.max_minutes_cfa) == (None, None)
    assert (person.course_id, person.available_from) == (None, None)
    assert person.owns[Mode.BIKE] is None
    assert person.owns[Mode.CAR] is False
    assert person.licences == frozenset()
    assert (len(person.homes), person.home_labels, person.stays) == (0, (), ())
    wish = person.wishes[0]
    assert (wish.target_level, wish.target_rncp, wish.max_minutes) == (None, None, None)


@pytest.fixture
def known_person(world: Any) -> Any:
    return world(
        person={
            "level_reached": 3,
            "stage": "to_confirm",
            "enrolment": "admitted",
            "course_id": "c1",
            "licences": "am,b",
            "max_minutes_employer": 0,
            "available_from": "2027-01-02",
        },
        wishes=[{"rome": "B1101", "rank": 2, "max_minutes": 20}, {"rome": "A1101", "rank": 1}],
        lifts=[{"weekdays": "67", "leaves_after": 0}],
        refusals=[{"kind": "trade", "value": "T"}, {"kind": "employer", "value": "e9"}],
        stays=[
            {
                "employer_id": "e1",
                "kind": "pmsmp",
                "rome": "A1101",
                "starts_on": "2026-01-05",
                "ends_on": "2026-01-16",
                "purpose_met": True,
            }
        ],
    ).read_person()


def test_a_person_is_read_with_everything_that_is_known(known_person: Any) -> None:
    person = known_person
    assert (person.stage, person.enrolment) == (Stage.TO_CONFIRM, Enrolment.ADMITTED)
    assert person.max_minutes_employer == 0, "a limit of zero is a limit"
    assert person.available_from == date(2027, 1, 2)
    assert person.licences == {Licence.AM, Licence.B}
    assert [(wish.rank, wish.rome, wish.max_minutes) for wish in person.wishes] == [
        (1, "A1101", None),
        (2, "B1101", 20),
    ]
    lift = person.lifts[0]
    assert (lift.weekdays, lift.leaves_after, lift.back_before) == (frozenset({6, 7}), 0, None)
    assert person.refused[RefusalKind.TRADE] == {"T"}
    assert person.refused[RefusalKind.EMPLOYER] == {"e9"}
    assert person.refused[RefusalKind.HOURS] == frozenset()
    stay = person.stays[0]
    assert (stay.starts_on, stay.ends_on) == (date(2026, 1, 5), date(2026, 1, 16))
    assert (stay.purpose_met, stay.ruptured) == (True, False)


def test_only_the_persons_own_rows_are_read(world: Any) -> None:
    person = world(
        wishes=[{"rome": "A1101"}, {"rome": "B1101", "person_id": "somebody else"}],
        homes=[{"km": 0, "person_id": "somebody else"}, {"km": 3, "label": "mine"}],
    ).read_person()
    assert [wish.rome for wish in person.wishes] == ["A1101"]
    assert person.home_labels == ("mine",)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-11-22", date(2026, 11, 21), 17),
        ("2008-11-22", date(2026, 11, 22), 18),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
        ("2008-02-29", date(2028, 2, 29), 20),
    ],
)
def test_age_counts_completed_years(world: Any, born: str, day: date, age: int) -> None:
    assert world(person={"birth_date": born}).read_person().age_on(day) == age
