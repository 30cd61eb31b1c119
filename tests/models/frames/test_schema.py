"""Is a frame refused at the door, naming the column and the row, when a value cannot be?"""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FrameError, PasserelleError
from models.frames import Column, FrameSchema

LAST_DAY = date(2099, 12, 31)
PLACES = FrameSchema(
    "places",
    (
        Column("place_id", "text", "id"),
        Column("kind", "text", "what it is", choices=frozenset({"shop", "farm"})),
        Column("rooms", "integer", "rooms", low=0, high=9),
        Column("floors", "integer", "floors", nullable=True, low=0),
        Column("code", "text", "code", nullable=True, form="[a-z][0-9]"),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True),
        Column("gain", "number", "points", nullable=True),
        Column("size", "number", "size", high=100),
        Column("open", "flag", "is it open", nullable=True),
        Column("since", "date", "first day", nullable=True),
        Column("built", "date", "b", nullable=True, earliest=date(1800, 1, 1), latest=LAST_DAY),
        Column("owner", "text", "whose", filled=True),
    ),
    key=("place_id",),
    together=("lat", "lng"),
    ordered=(("built", "since"), ("floors", "rooms")),
)
GOOD: dict[str, Any] = {
    "place_id": "a",
    "kind": "shop",
    "rooms": 2,
    "floors": None,
    "code": "a1",
    "lat": 48.0,
    "lng": 0.5,
    "gain": None,
    "size": 10.0,
    "open": None,
    "since": "2026-01-31",
    "built": None,
    "owner": "o",
}


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    listed = [{**GOOD, "place_id": f"p{n}", **change} for n, change in enumerate(changes)]
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in listed], dtype=object) for name in GOOD}
    )


def refusal(frame: pd.DataFrame) -> FrameError:
    with pytest.raises(FrameError) as caught:
        PLACES.conform(frame)
    return caught.value


def test_good_rows_take_the_declared_types_in_the_declared_order() -> None:
    frame = rows({"open": True}, {"floors": 1, "gain": -4.5})
    frame["more"] = "left out"
    checked = PLACES.conform(frame[[*reversed(GOOD), "more"]])
    assert list(checked.columns) == [column.name for column in PLACES.columns]
    assert {name: str(kind) for name, kind in checked.dtypes.items()} == {
        "place_id": "str",
        "kind": "str",
        "rooms": "Int32",
        "floors": "Int32",
        "code": "str",
        "lat": "float64",
        "lng": "float64",
        "gain": "float64",
        "size": "float64",
        "open": "boolean",
        "since": "datetime64[s]",
        "built": "datetime64[s]",
        "owner": "str",
    }


def test_missing_is_not_zero() -> None:
    checked = PLACES.conform(rows({"lat": None, "lng": None, "code": None, "since": None}))
    assert checked.loc[0, ["floors", "code", "lat", "lng", "gain", "open", "since"]].isna().all()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("rooms", -1, "au moins 0 et au plus 9"),
        ("rooms", 10, "au moins 0 et au plus 9"),
        ("floors", -1, "attendu un nombre au moins 0."),
        ("size", 100.5, "attendu un nombre au plus 100"),
        ("lat", 90.01, "au moins -90 et au plus 90"),
        ("lat", -90.01, "au moins -90 et au plus 90"),
        ("lat", np.inf, "au moins -90 et au plus 90"),
        ("gain", np.inf, "attendu un nombre fini"),
        ("gain", -np.inf, "attendu un nombre fini"),
        ("kind", "castle", "attendu l'un de farm, shop"),
        ("kind", "", "attendu l'un de farm, shop"),
        ("code", "a12", "attendu un texte de la forme [a-z][0-9]"),
        ("code", "", "attendu un texte de la forme [a-z][0-9]"),
        ("lat", None, "manque alors que lng est connu : donnez les deux"),
        ("lng", np.nan, "manque alors que lat est connu : donnez les deux"),
        ("rooms", None, "valeur absente"),
        ("size", np.nan, "valeur absente"),
        ("place_id", None, "valeur absente"),
        ("rooms", 2.5, "attendu un nombre entier"),
        ("rooms", "two", "attendu un nombre entier"),
        ("rooms", 2**40, "attendu un nombre entier"),
        ("size", "big", "attendu un nombre"),
        ("open", "maybe", "attendu vrai ou faux"),
        ("open", 2, "attendu vrai ou faux"),
        ("since", "31/31/2026", "attendu une date"),
        ("since", "05/01/2027", "attendu une date"),
        ("since", 20270105, "attendu une date"),
        ("since", 46027.0, "attendu une date"),
        ("size", 1 + 2j, "attendu un nombre"),
        ("place_id", b"a", "attendu un texte"),
        ("since", datetime(2026, 1, 1, tzinfo=UTC), "attendu une date"),
        ("rooms", True, "attendu un nombre entier"),
        ("size", True, "attendu un nombre"),
        ("owner", "", "attendu un texte qui ne soit pas vide"),
        ("built", "1799-12-31", "attendu une date possible (1800-01-01 … 2099-12-31)"),
        ("built", "2100-01-01", "attendu une date possible (1800-01-01 … 2099-12-31)"),
        ("since", "0026-01-31", "dépassé par built : attendu built au plus égal à since"),
    ],
)
def test_a_refusal_names_the_column_and_the_row(column: str, value: object, said: str) -> None:
    wrong = {"built": "1900-01-01", column: value}
    error = refusal(rows({}, {}, wrong, wrong))
    assert (error.frame, error.column, error.row) == ("places", column, 2)
    assert str(error).startswith(f"table « places », colonne « {column} », ligne 2 ")
    assert said in str(error)
    assert isinstance(error, ValueError)
    assert isinstance(error, PasserelleError)


def test_what_is_not_known_or_equal_is_in_order() -> None:
    first, second = {"floors": 2, "rooms": 2}, {"built": "2026-01-31"}
    assert len(PLACES.conform(rows(first, second, {"built": "2000-01-01", "since": None}))) == 3
    assert refusal(rows(first, {"floors": 3, "rooms": 2})).column == "rooms"


def test_an_empty_id_is_found_among_many() -> None:
    many = [{}] * 50
    assert refusal(rows(*many, {"owner": ""})).row == 50
    assert len(PLACES.conform(rows(*many))) == 50


@pytest.mark.parametrize(
    ("column", "value"),
    [("rooms", 0), ("rooms", 9), ("lat", 90), ("lat", -90), ("size", 100), ("rooms", 3.0)],
)
def test_the_ends_of_a_range_are_inside(column: str, value: float) -> None:
    assert PLACES.conform(rows({column: value}))[column][0] == value


def test_rows_are_counted_from_the_top_whatever_the_frames_own_labels() -> None:
    frame = rows({}, {}, {"rooms": 99}).set_index(pd.Index([70, 80, 90]))
    assert refusal(frame).row == 2
    assert list(PLACES.conform(frame[:2]).index) == [0, 1]


def test_a_missing_column_is_named() -> None:
    error = refusal(rows({}).drop(columns="rooms"))
    assert error.column == "rooms"
    assert "cette colonne manque" in str(error)


def test_a_column_given_twice_is_named_and_another_s_double_does_not_matter() -> None:
    frame = rows({})
    error = refusal(pd.concat([frame, frame[["lat"]]], axis=1))
    assert (error.column, error.row) == ("lat", None)
    assert "donnée deux fois" in str(error)
    frame["more"] = frame["other"] = 1
    assert len(PLACES.conform(frame.rename(columns={"other": "more"}))) == 1


def test_an_id_that_stands_twice_is_refused_at_its_second_row() -> None:
    error = refusal(rows({}, {"place_id": "x"}, {"place_id": "x"}))
    assert (error.column, error.row) == ("place_id", 2)


def test_no_message_repeats_the_value() -> None:
    secret = "Camille-1-84-12-76"
    for column in ("kind", "rooms", "size", "open", "since"):
        assert secret not in str(refusal(rows({column: secret})))


def test_an_empty_frame_has_the_declared_columns() -> None:
    empty = PLACES.empty()
    assert len(empty) == 0
    assert list(empty.dtypes) == list(PLACES.conform(rows({})).dtypes)
    assert PLACES.build([]).equals(empty)


def test_building_from_rows_reads_them_in_the_order_of_the_columns() -> None:
    built = PLACES.build(tuple({**GOOD, "place_id": key}.values()) for key in ("b", "a"))
    assert list(built["place_id"]) == ["b", "a"]


def test_a_frame_without_a_key_may_repeat_rows() -> None:
    loose = FrameSchema("loose", PLACES.columns)
    assert len(loose.build([tuple(GOOD.values())] * 2)) == 2


@given(st.lists(st.one_of(st.none(), st.integers(-5, 15)), min_size=1, max_size=6))
def test_a_column_passes_exactly_when_every_value_is_known_and_in_range(
    values: list[int | None],
) -> None:
    wrong = [n for n, v in enumerate(values) if v is None or not 0 <= v <= 9]
    frame = rows(*({"rooms": value} for value in values))
    if not wrong:
        assert list(PLACES.conform(frame)["rooms"]) == values
        return
    # Missing values are found before values out of range.
    missing = [n for n, v in enumerate(values) if v is None]
    assert refusal(frame).row == (missing or wrong)[0]
