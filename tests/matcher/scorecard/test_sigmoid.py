"""Is the sigmoid table right entry by entry, and are scores whole numbers all the way?"""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.scorecard.sigmoid import (
    LOG_ODDS_UNIT,
    PROBABILITY_UNIT,
    as_log_odds,
    as_probability,
    as_score,
    probability,
    sigmoid_table,
    to_units,
)

END = 16 * LOG_ODDS_UNIT


def exact(units: int) -> int:
    """The table's entry by forty-digit arithmetic."""
    with localcontext() as context:
        context.prec = 40
        odds = (-Decimal(units) / LOG_ODDS_UNIT).exp()
        share = Decimal(PROBABILITY_UNIT) / (1 + odds)
        return int(share.to_integral_value(rounding=ROUND_HALF_EVEN))


def test_every_seventh_entry_equals_high_precision_arithmetic() -> None:
    table = sigmoid_table()
    # 7 and 32,769 share a factor of 1 only, so the ends are added by hand.
    checked = [*range(-END, END + 1, 7), 0, END]
    assert [int(table[units + END]) for units in checked] == [exact(units) for units in checked]


def test_no_entry_lies_so_near_a_half_that_a_machine_could_round_it_otherwise() -> None:
    """A double errs by less than 1e-8 of these numbers; the nearest tie must be farther."""
    log_odds = np.arange(-END, END + 1, dtype=np.longdouble) / LOG_ODDS_UNIT
    fraction = (PROBABILITY_UNIT / (1 + np.exp(-log_odds))) % 1
    assert float(np.abs(fraction[log_odds != 0] - 0.5).min()) > 1e-7


def test_the_table_rises_from_nearly_never_to_nearly_always() -> None:
    table = sigmoid_table()
    assert len(table) == 2 * END + 1
    assert (np.diff(table) >= 0).all()
    assert 0 < table[0] < 3
    assert PROBABILITY_UNIT - 3 < table[-1] < PROBABILITY_UNIT
    assert table[END] == PROBABILITY_UNIT // 2


def test_the_chance_of_the_opposite_is_one_minus_the_chance() -> None:
    table = sigmoid_table()
    assert (np.abs(table + table[::-1] - PROBABILITY_UNIT) <= 1).all()


def test_the_table_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        sigmoid_table()[0] = 1


def test_log_odds_past_the_table_take_its_ends() -> None:
    far = probability(np.array([-END - 1, -(10**9), END + 1, 10**9]))
    ends = probability(np.array([-END, -END, END, END]))
    assert far.tolist() == ends.tolist()


@given(st.integers(-END, END))
def test_the_table_agrees_with_floats(units: int) -> None:
    told = as_probability(int(probability(np.array([units]))[0]))
    assert told == pytest.approx(1 / (1 + np.exp(-as_log_odds(units))), abs=1e-7)


@given(st.integers(0, PROBABILITY_UNIT), st.integers(0, PROBABILITY_UNIT))
def test_a_score_is_a_hundred_times_the_product_of_both_chances(one: int, other: int) -> None:
    product = np.int64(one) * np.int64(other)
    assert int(product) == one * other
    assert as_score(int(product)) == pytest.approx(
        100 * as_probability(one) * as_probability(other), abs=1e-10
    )


@given(st.floats(-16, 16))
def test_log_odds_are_put_on_the_nearest_grid_point(log_odds: float) -> None:
    units = to_units(log_odds)
    assert abs(as_log_odds(units) - log_odds) <= 0.5 / LOG_ODDS_UNIT
    assert to_units(as_log_odds(units)) == units
