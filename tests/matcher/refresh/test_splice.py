"""Is a spliced column the one that deleting and inserting give?"""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.refresh.splice import Splice, by_id

ids = st.lists(st.sampled_from("abcdefghij"), unique=True).map(
    lambda found: np.array(sorted(found), dtype=object)
)


@given(old=ids, asked=st.sets(st.sampled_from("abcdefghij")), data=st.data())
def test_rows_asked_for_give_way_to_what_was_found_of_them(
    old: np.ndarray, asked: set[str], data: st.DataObject
) -> None:
    found = data.draw(st.sets(st.sampled_from(sorted(asked))) if asked else st.just(set()))
    new = np.array(sorted(found), dtype=object)
    rows = by_id(old, asked, new)
    now = rows.column(old, new)
    assert now.tolist() == sorted((set(old) - asked) | found)
    assert rows.values(old.tolist(), new.tolist()) == tuple(now.tolist())
    assert len(rows) == len(now)
    assert now[rows.fresh].tolist() == new.tolist()
    stays = rows.now >= 0
    assert now[rows.now[stays]].tolist() == old[stays].tolist()
    assert set(old[~stays]) == set(old) & asked


@given(counts=st.lists(st.integers(0, 3), min_size=1, max_size=6), data=st.data())
def test_rows_of_any_number_of_values_keep_theirs(counts: list[int], data: st.DataObject) -> None:
    own = [[10 * row + n for n in range(count)] for row, count in enumerate(counts)]
    gone = data.draw(st.sets(st.integers(0, len(counts) - 1)))
    at = data.draw(st.integers(0, len(counts)))
    rows = Splice.of(len(counts), gone, [at])
    flat, begins = rows.ragged(_flat(own), _flat([[7, 8]]))
    expected = [
        *(each for row, each in enumerate(own) if row < at and row not in gone),
        [7, 8],
        *(each for row, each in enumerate(own) if row >= at and row not in gone),
    ]
    told = [flat[a:b].tolist() for a, b in pairwise(begins)]
    assert told == expected


def _flat(rows: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    begins = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return np.array([value for row in rows for value in row], dtype=np.int32), begins


def test_what_does_not_change_is_the_very_column_of_before() -> None:
    old, same = np.array([1.0, np.nan, 3.0]), np.array([np.nan])
    rows = Splice.of(3, [1], [1])
    assert rows.is_in_place
    assert rows.column(old, same) is old
    assert rows.column(old, np.array([2.0])).tolist() == [1.0, 2.0, 3.0]
    assert old[0] == 1.0
