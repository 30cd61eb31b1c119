"""Are pairs found again told from new ones, and do new ones find their place among those known?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.rematch.merged import merged, new_among
from matcher.rematch.pairs import Pairs, in_order, no_pairs

# Person, offer; the score and minutes of a pair are always the same.
drawn = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=30)


def pairs_of(drawn_pairs: set[tuple[int, int]]) -> Pairs:
    person, offer = np.array(sorted(drawn_pairs), dtype=np.int32).reshape(-1, 2).T.copy()
    score = (offer.astype(np.int64) * 7 + person) % 4
    return in_order([no_pairs(), Pairs(person, offer, score, (offer % 3).astype(np.uint8))])


def named(pairs: Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs.person.tolist(), pairs.offer.tolist(), strict=True))


@given(drawn, drawn)
def test_only_what_was_not_known_is_new(found: set[tuple[int, int]], known: set) -> None:
    assert set(named(new_among(pairs_of(found), pairs_of(known)))) == found - known


@given(drawn, drawn)
def test_merged_pairs_stand_in_the_order_of_all(one: set[tuple[int, int]], other: set) -> None:
    known, further = pairs_of(one), pairs_of(other - one)
    both = merged(known, further)
    assert sorted(named(both)) == sorted(one | other)
    ranks = list(zip(both.person, -both.score, both.minutes, strict=True))
    assert ranks == sorted(ranks)
    for column, same in zip(both, in_order([known, further]), strict=True):
        assert column.tolist() == same.tolist()
