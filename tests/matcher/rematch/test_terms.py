"""Are the terms of a run those agreed, unless asked otherwise?"""

from datetime import date

import pytest

from data.rules import load_rules
from matcher.rematch.terms import Method, UrgencyWeights, run_terms
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

TODAY = date(2026, 11, 25)
WEIGHTS = UrgencyWeights(deadline_days=60, deadline=0.5, minor=0.25, no_second_option=0.125)


@pytest.mark.parametrize(
    ("days_left", "is_minor", "options", "weight"),
    [
        (None, False, 5, 1.0),
        (60, False, 5, 1.5),
        (61, False, 5, 1.0),
        (0, False, 5, 1.5),
        (-1, False, 5, 1.0),
        (None, True, 5, 1.25),
        (None, False, 1, 1.125),
        (None, False, 0, 1.0),
        (10, True, 1, 1.875),
    ],
)
def test_urgency_adds_what_is_published(
    days_left: int | None, is_minor: bool, options: int, weight: float
) -> None:
    assert WEIGHTS.of(days_left, is_minor, options) == weight


def test_what_is_not_asked_is_as_agreed() -> None:
    terms = run_terms(load_rules(), TODAY, suggestions=None, method=Method.STABLE)
    assert (terms.suggestions, terms.per_place, terms.bonus) == (3, 3, 1.0)
    assert terms.method is Method.STABLE
    assert terms.least_score == round(0.02 * PROBABILITY_UNIT**2)


def test_prices_come_from_one_suggestion_each_on_plain_scores() -> None:
    terms = run_terms(load_rules(), TODAY).for_prices()
    assert (terms.suggestions, terms.per_place, terms.bonus, terms.relative) == (1, 1, 0.0, False)
    assert terms.urgency.of(1, True, 1) == 1.0
