"""Every entry of every factor's grid has its words, and no two of one factor the same."""

import pytest

from api.words.scorecard_entries import entry_words, unit_of
from matcher.factors import FACTORS


@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.name)
def test_every_entry_of_a_factor_is_said(factor) -> None:
    words = entry_words(factor.name)
    assert len(words) == factor.size
    assert len(set(words)) == len(words)
    assert bool(unit_of(factor.name)) == (factor.curve_size > 0)


def test_a_name_says_what_its_entry_means() -> None:
    assert entry_words("employer_leg")[30] == "30\u00a0min"
    assert entry_words("unknown_distance")[12] == "60\u00a0km et plus"
    assert entry_words("cfa_value_added")[0] == "−30"
    assert entry_words("level")[7] == "CAP → bac"
