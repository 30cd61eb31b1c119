"""Are columns read without a frame around them the same columns, and refused alike?"""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FrameError
from models.frames import HOMES, PEOPLE, WISHES
from models.frames.column import Column
from models.frames.schema import FrameSchema
from models.frames.table import Table, arrays_of

ROWS = [("p1", 1, "D1102", None, None, 30), ("p1", 2, "D1104", 3, "RNCP1", None)]


def test_columns_alone_are_those_of_the_checked_frame() -> None:
    frame = WISHES.build(ROWS)
    table = WISHES.read(frame[list(reversed(frame.columns))])
    assert list(table.columns) == list(frame.columns)
    assert len(table) == 2
    pd.testing.assert_frame_equal(table.frame(), frame)


def test_columns_of_another_type_are_converted_as_a_frames_are() -> None:
    loose = WISHES.build(ROWS).astype(object)
    pd.testing.assert_frame_equal(WISHES.read(loose).frame(), WISHES.conform(loose))


@pytest.mark.parametrize("schema", [PEOPLE, HOMES, WISHES], ids=lambda each: each.name)
def test_no_rows_have_the_declared_types_whatever_was_given(schema: FrameSchema) -> None:
    bare = pd.DataFrame({column.name: [] for column in schema.columns})
    pd.testing.assert_frame_equal(schema.read(bare).frame(), schema.empty())
    assert len(schema.read(bare)) == 0


def test_a_missing_column_is_named_even_where_there_are_no_rows() -> None:
    with pytest.raises(FrameError, match="« rank »"):
        WISHES.read(WISHES.empty().drop(columns="rank"))


def test_the_first_row_whose_key_came_before_is_named() -> None:
    twice = pd.concat([WISHES.build(ROWS)] * 2, ignore_index=True)
    for read in (WISHES.read, WISHES.conform):
        with pytest.raises(FrameError) as caught:
            read(twice)
        assert (caught.value.column, caught.value.row) == ("person_id+rome", 2)


def test_rows_are_taken_by_number_and_a_table_is_left_as_it_is() -> None:
    table = Table.of(WISHES.build(ROWS))
    assert Table.of(table) is table
    assert table.take(np.array([1, 0]))["rome"].tolist() == ["D1104", "D1102"]
    assert len(Table({})) == 0


KINDS_OF_COLUMN = pd.DataFrame(
    {
        "text": pd.array(["a", None], dtype="str"),
        "whole": pd.array([1, None], dtype="Int32"),
        "number": [1.5, np.nan],
        "flag": pd.array([True, None], dtype="boolean"),
        "day": pd.to_datetime(["2026-11-27", None]),
        "moment": pd.to_datetime(["2026-11-27", None]).tz_localize("Europe/Paris"),
        "another number": [2.5, 3.5],
        "anything": pd.array(["a", 1], dtype=object),
        "one of few": pd.Categorical(["a", "b"]),
    }
)


@pytest.mark.parametrize("as_pandas_may_be", ["as it is", "without its own way to arrays"])
@pytest.mark.parametrize(
    "frame",
    [KINDS_OF_COLUMN, KINDS_OF_COLUMN[["flag", "flag"]], KINDS_OF_COLUMN.iloc[1:, ::-1]],
    ids=["every kind", "one twice", "a part, turned"],
)
def test_arrays_are_those_that_each_column_shows(
    frame: pd.DataFrame, as_pandas_may_be: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [values.array for _, values in frame.items()]
    # One of the two ways stands open at a time.
    closed = "items" if as_pandas_may_be == "as it is" else "_iter_column_arrays"
    monkeypatch.delattr(pd.DataFrame, closed)
    told = arrays_of(frame)
    assert [type(each) for each in told] == [type(each) for each in shown]
    for each, other in zip(told, shown, strict=True):
        pd.testing.assert_extension_array_equal(each, other)


def test_texts_are_converted_once_and_empty_where_nothing_is_known() -> None:
    table = Table.of(WISHES.build(ROWS))
    assert table.texts("target_rncp").tolist() == ["", "RNCP1"]
    assert table.texts("target_rncp") is table.texts("target_rncp")


@pytest.mark.parametrize("texts", [[], [None], [None, None], ["a", None], ["", "a"]])
def test_gaps_are_the_empty_text_whether_all_some_or_none_are(texts: list[str | None]) -> None:
    table = Table({"course_id": pd.array(texts, dtype="str")})
    assert table.texts("course_id").tolist() == [text or "" for text in texts]
    assert table.texts("course_id").dtype == object


def test_a_tables_rows_are_those_that_a_frame_gives() -> None:
    frame = WISHES.build(ROWS).assign(
        seen=pd.to_datetime(["2026-01-02", None]),
        sure=pd.array([True, None], dtype="boolean"),
        km=[1.5, np.nan],
    )
    for own, expected in zip(Table.of(frame).records(), frame.to_dict("records"), strict=True):
        assert list(own) == list(expected)
        missing = [pd.isna(value) for value in own.values()]
        assert missing == [pd.isna(value) for value in expected.values()]
        for name in [name for name, none in zip(own, missing, strict=True) if not none]:
            assert isinstance(own[name], type(expected[name]))
            assert own[name] == expected[name]


@given(days=st.lists(st.dates(min_value=date(1900, 1, 1)) | st.none(), min_size=1))
def test_days_are_read_alike_from_dates_and_from_texts(days: list[date | None]) -> None:
    since = FrameSchema("days", (Column("since", "date", "a day", nullable=True),))
    texts = [None if day is None else day.isoformat() for day in days]
    as_dates, as_texts = (since.build((each,) for each in each_way) for each_way in (days, texts))
    pd.testing.assert_frame_equal(as_dates, as_texts)
