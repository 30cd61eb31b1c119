"""The bars lead from the start to the total, one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.person.offers.waterfall import WIDTH, waterfall

GRID = st.integers(-4096, 4096).map(lambda points: points / 1024)
CONTRIBUTION = st.fixed_dictionaries(
    {"label": st.just("x"), "sentence": st.just("y"), "signed": GRID, "held": GRID}
)
OFFERS = st.fixed_dictionaries(
    {
        "intercepts": st.fixed_dictionaries({"signed": GRID, "held": GRID}),
        "contributions": st.lists(CONTRIBUTION, max_size=14),
    }
)


@given(OFFERS)
def test_the_last_bar_ends_on_the_exact_total(offer):
    whole = waterfall(offer)
    exact = offer["intercepts"]["signed"] + sum(c["signed"] for c in offer["contributions"])
    assert whole.signed == exact * 1024
    assert whole.lines[-1].signed.after == whole.signed
    assert whole.lines[-1].held.after == whole.held


@given(OFFERS)
def test_bars_stay_inside_their_column(offer):
    for line in waterfall(offer).lines:
        for step in (line.signed, line.held):
            assert step.left >= 0
            assert step.left + step.width <= WIDTH + 1.6


def test_a_bar_begins_where_the_one_before_ends():
    start = {"signed": -1.0, "held": 0.0}
    rise = {"label": "a", "sentence": "b", "signed": 0.5, "held": 0.0}
    first, second = waterfall({"intercepts": start, "contributions": [rise]}).lines
    assert not first.signed.adds
    assert second.signed.adds
    assert second.signed.left == pytest.approx(first.signed.left, abs=0.1)
