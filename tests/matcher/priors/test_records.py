"""Are prior outcomes pulled to what is usual in the trade, and told relative to it?"""

from math import log
from typing import Any

import numpy as np
import pandas as pd
import pytest
from beside.plain_ranking.rates import Cell, plain_rates
from hypothesis import given, settings
from hypothesis import strategies as st

from data.scorecards import load_expert_page
from matcher.priors import Record, RecordBook
from matcher.priors.records import GRID_HALF, GRID_SIZE, NO_RECORD, entries_of, grid_entry
from matcher.priors.shrinkage import nested_rates
from models.frames import HISTORY

PRIORS = load_expert_page()["priors"]
BASE, KAPPA = PRIORS["base"]["apprenticeship"]["signed"], PRIORS["kappa"]["signed"]


def history(*cells: Cell, kind: str = "apprenticeship") -> pd.DataFrame:
    """(employer, uai, rome, proposed, signed); the follow-up says the same as the signing."""
    return HISTORY.build(
        (employer, uai, rome, kind, n, y, n, y) for employer, uai, rome, n, y in cells
    )


def book(*cells: Cell) -> RecordBook:
    return RecordBook.from_history(history(*cells), "apprenticeship", PRIORS)


def plain(cells: list[Cell]) -> dict[str, dict[str, float]]:
    rates = plain_rates(cells, KAPPA, BASE)
    return {cell[0]: own for cell, own in zip(cells, rates, strict=True)}


counts = st.integers(0, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
cells = st.lists(
    st.tuples(
        st.sampled_from(["e1", "e2", "e3", "e4"]),
        st.sampled_from(["", "u1", "u2"]),
        st.sampled_from(["D1102", "D1104", "F1703"]),
        counts,
    ).map(lambda cell: (*cell[:3], *cell[3])),
    max_size=8,
)


@settings(max_examples=60)
@given(cells)
def test_rates_equal_a_plain_computation(rows: list[Cell]) -> None:
    found = book(*rows).employer_signs
    assert set(found) == {cell[0] for cell in rows if cell[3] > 0}
    slowly = plain(rows)
    for employer, record in found.items():
        assert record.rate == pytest.approx(slowly[employer]["employer"], abs=1e-9)
        assert record.trials == sum(cell[3] for cell in rows if cell[0] == employer)
        assert 0 < record.rate < 1


@settings(max_examples=40)
@given(cells, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows: list[Cell], chance: Any) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert book(*rows) == book(*mixed)


def test_one_refusal_hardly_moves_an_employer_and_many_do() -> None:
    crowd: list[Cell] = [(f"other{n}", "", "D1102", 10, 5) for n in range(20)]
    once = book(*crowd, ("once", "", "D1102", 1, 0)).employer_signs["once"]
    often = book(*crowd, ("often", "", "D1102", 200, 0)).employer_signs["often"]
    assert abs(once.rate - once.usual) < 0.05
    assert once.rate > 0.35
    assert 0 < often.rate < 0.05
    assert once.entry in (GRID_HALF - 1, GRID_HALF)
    assert often.entry < GRID_HALF - 4


def test_a_raw_rate_never_appears() -> None:
    one = book(("e", "", "D1102", 3, 3)).employer_signs["e"]
    assert 0 < one.rate < 0.6
    none = book(("e", "", "D1102", 3, 0)).employer_signs["e"]
    assert none.rate > 0


def test_the_usual_employer_of_a_hard_trade_is_as_usual() -> None:
    """A trade's own rate must not push anybody to a safer trade."""
    hard: list[Cell] = [(f"h{n}", "", "G1803", 30, 3) for n in range(10)]
    easy: list[Cell] = [(f"s{n}", "", "M1607", 30, 27) for n in range(10)]
    found = book(*hard, *easy).employer_signs
    assert {found[key].entry for key in found} == {GRID_HALF}
    assert found["h1"].usual < 0.2 < 0.7 < found["s1"].usual


def test_a_cfa_is_compared_with_its_own_trades() -> None:
    rows: list[Cell] = [(f"e{n}", "good", "D1102", 20, 18) for n in range(5)]
    rows += [(f"f{n}", "poor", "D1102", 20, 2) for n in range(5)]
    found = book(*rows).cfa_keeps
    assert found["good"].entry > GRID_HALF > found["poor"].entry
    assert set(found) == {"good", "poor"}


def test_no_history_gives_no_record() -> None:
    empty = RecordBook.from_history(HISTORY.empty(), "pmsmp", PRIORS)
    assert (empty.employer_signs, empty.employer_keeps, empty.cfa_keeps) == ({}, {}, {})
    one = np.array(["e"], dtype=object)
    assert empty.of(one, one).employer_signs.tolist() == [None]
    assert entries_of(empty.of(one, one).cfa_keeps).tolist() == [NO_RECORD]


def test_records_of_the_other_kind_are_not_counted() -> None:
    mixed = pd.concat(
        [history(("e", "", "D1102", 9, 9)), history(("e", "", "D1102", 5, 0), kind="pmsmp")]
    )
    assert RecordBook.from_history(mixed, "apprenticeship", PRIORS).employer_signs["e"].trials == 9
    assert RecordBook.from_history(mixed, "pmsmp", PRIORS).employer_signs["e"].trials == 5


def test_a_row_without_trials_gives_no_record() -> None:
    assert book(("e", "u", "D1102", 0, 0)).employer_signs == {}


def test_rates_of_every_level_lie_between_zero_and_one() -> None:
    rates = nested_rates(history(("e", "", "D1102", 5, 5)), "proposed", "signed", KAPPA, BASE)
    levels = rates[["sector_rate", "trade_rate", "cfa_rate", "employer_rate"]].iloc[0]
    assert ((levels > BASE) & (levels < 1)).all()
    assert levels["cfa_rate"] == levels["trade_rate"], "no CFA: the trade is the parent"


@pytest.mark.parametrize(
    ("difference", "entry"),
    [(0.0, 8), (0.12, 8), (0.13, 9), (-0.13, 7), (2.0, 16), (9.0, 16), (-9.0, 0), (log(2), 11)],
)
def test_differences_are_cut_to_quarters_of_log_odds(difference: float, entry: int) -> None:
    assert grid_entry(difference) == entry
    assert 0 <= entry < GRID_SIZE


def test_a_record_keeps_what_its_sentence_needs() -> None:
    record = book(("e", "", "D1102", 4, 1)).employer_signs["e"]
    assert isinstance(record, Record)
    assert record.trials == 4
    assert 0 < record.usual < 1
