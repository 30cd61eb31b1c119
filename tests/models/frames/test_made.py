"""Is a frame put together from ready arrays the frame that pandas makes of the same values?"""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from models.frames import RANKED
from models.frames.made import framed, texts, whole_numbers

UNKNOWN = 255
words = st.text(max_size=8)
minutes = st.integers(0, UNKNOWN)
listed = st.lists(
    st.tuples(words, words, st.floats(0, 100), minutes, minutes, st.none() | words),
    max_size=12,
    unique_by=lambda row: row[:2],
)


@given(listed)
def test_it_holds_what_pandas_would_make_of_the_same_values(
    rows: list[tuple[str, str, float, int, int, str | None]],
) -> None:
    person, offer, score, to_work, to_school, course = (
        np.array(values, dtype=object) for values in (zip(*rows, strict=True) if rows else [()] * 6)
    )
    number = np.arange(1, len(rows) + 1)
    kind = np.full(len(rows), "pmsmp", dtype=object)
    chance = np.linspace(0, 1, len(rows))

    made = framed(
        RANKED,
        {
            "kind": texts(kind),
            "person_id": texts(person),
            "rank": whole_numbers(number),
            "offer_id": texts(offer),
            "score": score.astype(np.float64),
            "p_signed": chance,
            "p_held": chance[::-1],
            "minutes_employer": whole_numbers(to_work, UNKNOWN),
            "minutes_cfa": whole_numbers(to_school, UNKNOWN),
            "course_id": texts(course),
        },
    )

    def known(values: np.ndarray) -> list[int | None]:
        return [None if value == UNKNOWN else value for value in values]

    asked = pd.DataFrame(
        {
            "person_id": person,
            "rank": number,
            "offer_id": offer,
            "kind": kind,
            "score": score.astype(np.float64),
            "p_signed": chance,
            "p_held": chance[::-1],
            "minutes_employer": known(to_work),
            "minutes_cfa": known(to_school),
            "course_id": course,
        }
    )
    # Every declared type too, in the order declared, however they were handed over.
    types = {column.name: column.dtype for column in RANKED.columns}
    assert_frame_equal(made, asked.astype(types), check_column_type=True)


def test_it_can_be_written_to_sorted_and_joined_like_any_other() -> None:
    numbers = whole_numbers(np.array([2, 1, UNKNOWN]), UNKNOWN)
    made = framed(
        RANKED,
        {column.name: texts(np.array(["c", "a", "b"], dtype=object)) for column in RANKED.columns}
        | {"rank": numbers, "score": np.array([3.0, 1.0, 2.0]), "p_held": np.zeros(3)},
    )
    made.columns.name = "mine"
    assert RANKED.empty().columns.name is None
    made.columns.name = None
    made.loc[0, "p_held"] = 0.5
    made.loc[2, "kind"] = "d"
    assert made["p_held"].tolist() == [0.5, 0, 0]
    assert made["score"].tolist() == [3, 1, 2]
    assert made.sort_values("score")["kind"].tolist() == ["a", "d", "c"]
    assert pd.concat([made, made], ignore_index=True)["rank"].isna().tolist() == [
        *(False, False, True),
        *(False, False, True),
    ]
    assert made.groupby("kind")["score"].sum().to_dict() == {"a": 1, "c": 3, "d": 2}
