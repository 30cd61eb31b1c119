"""No exported cell runs as a formula, and reading gives back what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.safe_cells import plain_cell, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-5", "@x", "\tx", "'=1", "''-2"])
def test_a_cell_that_begins_a_formula_is_protected(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Le Mans", "l'Exemple", "'quote", "1=1"])
def test_other_cells_are_left_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text("'=+-@\ta1", max_size=8))
def test_reading_undoes_the_protection(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t"))
