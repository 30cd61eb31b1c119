from dataclasses import replace

import pandas as pd
import pytest

from data.reference.checks import check_table
from data.reference.table import Column, Link, Table
from models.errors import BrokenInput

TABLE = Table(
    name="pairs",
    title="",
    publisher="",
    licence="",
    origin="",
    columns=(Column("id", "str", ""), Column("romes", "str", "")),
    key=("id",),
    rows=(2, 3),
    links=(Link("romes", "trades", "rome"),),
)
TRADES = {"trades": pd.DataFrame({"rome": ["D1102", "D1104"]})}


def rows(*cells: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=["id", "romes"], dtype="str")


def test_joined_codes_and_empty_cells_are_good_links() -> None:
    check_table(TABLE, rows(("1", "D1102|D1104"), ("2", "")), TRADES, "f.csv")


def test_an_unknown_code_among_joined_ones_is_refused() -> None:
    with pytest.raises(BrokenInput, match="trades") as refused:
        check_table(TABLE, rows(("1", "D1102|D1199"), ("2", "")), TRADES, "f.csv")
    assert (refused.value.file, refused.value.column) == ("f.csv", "romes")


def test_a_repeated_key_is_refused() -> None:
    with pytest.raises(BrokenInput, match="deux fois") as refused:
        check_table(TABLE, rows(("1", ""), ("1", "")), TRADES, "f.csv")
    assert refused.value.column == "id"


@pytest.mark.parametrize(("count", "kept"), [(1, False), (2, True), (3, True), (4, False)])
def test_both_bounds_of_the_row_count_hold(count: int, kept: bool) -> None:
    made = rows(*[(str(number), "") for number in range(count)])
    if kept:
        check_table(TABLE, made, TRADES, "f.csv")
    else:
        with pytest.raises(BrokenInput, match=f"{count} lignes"):
            check_table(TABLE, made, TRADES, "f.csv")


def test_a_table_may_link_to_itself() -> None:
    own = replace(TABLE, links=(Link("romes", "pairs", "id"),))
    check_table(own, rows(("1", "2"), ("2", "")), {}, "f.csv")
    with pytest.raises(BrokenInput):
        check_table(own, rows(("1", "3"), ("2", "")), {}, "f.csv")
