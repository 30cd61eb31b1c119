"""Our measures of lists are those of `ir-measures`, list by list, on random ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, iter_calc, nDCG

from matcher.learn.list_measures import ndcg, recall, reciprocal_rank

lists = st.integers(1, 15).flatmap(
    lambda length: st.lists(
        st.lists(st.booleans(), min_size=length, max_size=length).filter(any),
        min_size=1,
        max_size=6,
    )
)


def _asked(sought: list[list[bool]], measure) -> list[float]:
    """What the library says of each list; it orders by falling score."""
    qrels = [
        Qrel(f"q{q}", f"d{place}", int(is_sought))
        for q, own in enumerate(sought)
        for place, is_sought in enumerate(own)
    ]
    run = [
        ScoredDoc(f"q{q}", f"d{place}", float(-place))
        for q, own in enumerate(sought)
        for place in range(len(own))
    ]
    told = {each.query_id: each.value for each in iter_calc([measure], qrels, run)}
    return [told[f"q{q}"] for q in range(len(sought))]


@given(lists)
def test_they_agree_with_ir_measures_on_random_lists(sought: list[list[bool]]) -> None:
    own = np.array(sought)
    assert ndcg(own, 10) == pytest.approx(_asked(sought, nDCG @ 10))
    assert reciprocal_rank(own) == pytest.approx(_asked(sought, RR))
    assert recall(own, 5) == pytest.approx(_asked(sought, R @ 5))


def test_a_list_without_anything_sought_counts_nothing() -> None:
    nothing = np.zeros((2, 4), dtype=bool)
    for measured in (ndcg(nothing, 10), reciprocal_rank(nothing), recall(nothing, 5)):
        assert list(measured) == [0.0, 0.0]
