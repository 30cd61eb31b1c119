"""The first value of a column that may not stand in it, beside asking of each value alone."""

import math
import re
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.frames.allowed import first_wrong
from models.frames.column import Column
from models.frames.conversion import typed_as
from models.frames.table import Table

# More rows than are read one by one, too.
SIZES = {"max_size": 40}
EARLY, LATE = date(1900, 1, 1), date(2199, 12, 31)
NUMBERS = st.none() | st.floats(-200, 200) | st.sampled_from([math.inf, -math.inf, -90.0, 90.0])
INTEGERS = st.none() | st.integers(-5, 300)
DAYS = st.none() | st.dates(EARLY - timedelta(days=900), LATE + timedelta(days=900))
TEXTS = st.sampled_from([None, "", "a", "B", "AB", "A,B", "a ", "72181", "2A004"])


def _first(column: Column, values: list) -> int | None:
    return first_wrong(column, Table({"c": typed_as(column, values)}))


def _first_of(values: list, is_wrong) -> int | None:
    return next(
        (n for n, value in enumerate(values) if value is not None and is_wrong(value)), None
    )


@given(st.lists(NUMBERS, **SIZES), st.none() | st.just(-90.0), st.none() | st.just(90.0))
def test_numbers_between_ends_and_never_infinite(values, low, high):
    column = Column("c", "number", "", nullable=True, low=low, high=high)

    def is_wrong(value: float) -> bool:
        below, above = low is not None and value < low, high is not None and value > high
        return math.isinf(value) or below or above

    assert _first(column, values) == _first_of(values, is_wrong)


@given(st.lists(INTEGERS, **SIZES), st.none() | st.just(0), st.none() | st.just(240))
def test_whole_numbers_between_ends(values, low, high):
    column = Column("c", "integer", "", nullable=True, low=low, high=high)
    low, high = -math.inf if low is None else low, math.inf if high is None else high
    assert _first(column, values) == _first_of(values, lambda value: not low <= value <= high)


@given(st.lists(DAYS, **SIZES), st.none() | st.just(EARLY), st.none() | st.just(LATE))
def test_days_between_ends(values, earliest, latest):
    column = Column("c", "date", "", nullable=True, earliest=earliest, latest=latest)
    first, last = earliest or date.min, latest or date.max
    assert _first(column, values) == _first_of(values, lambda value: not first <= value <= last)


@pytest.mark.parametrize("nullable", [True, False])
@given(st.lists(TEXTS, **SIZES))
def test_texts_of_a_form_or_a_choice_and_those_that_are_filled(nullable, values):
    if not nullable:
        values = [value for value in values if value is not None]
    form = Column("c", "text", "", nullable=nullable, form="[A-Z,]+")
    assert _first(form, values) == _first_of(values, lambda v: not re.fullmatch("[A-Z,]+", v))
    choice = Column("c", "text", "", nullable=nullable, choices=frozenset({"a", "72181"}))
    assert _first(choice, values) == _first_of(values, lambda v: v not in {"a", "72181"})
    if not nullable:
        filled = Column("c", "text", "", filled=True)
        assert _first(filled, values) == _first_of(values, lambda v: v == "")


def test_a_column_of_which_nothing_is_known_has_nothing_wrong():
    for kind, ends in (("number", {"low": 0}), ("integer", {"low": 0}), ("date", {"latest": LATE})):
        column = Column("c", kind, "", nullable=True, **ends)
        assert _first(column, [None, None]) is None
        assert first_wrong(column, Table({"c": pd.array([], dtype=column.dtype)})) is None
