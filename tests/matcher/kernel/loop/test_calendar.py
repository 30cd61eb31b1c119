"""Do the compiled months equal numpy's?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.eligibility import calendar as by_numpy
from matcher.kernel.loop.calendar import month_after, months_from


@given(day=st.integers(-60_000, 90_000), months=st.integers(-40, 40))
def test_months_are_counted_as_numpy_counts_them(day: int, months: int) -> None:
    assert months_from(day, months) == by_numpy.month_from(day, months)
    assert month_after(day) == by_numpy.month_after(np.array([day]))[0]
