"""Does a frame that conforms have the declared columns, types and order?"""

from hypothesis import given
from hypothesis import strategies as st
from worlds.places import GOOD, PLACES, refusal, rows

from models.frames import FrameSchema


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
