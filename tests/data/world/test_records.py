"""What is known of earlier outcomes on a day: nothing later, nothing still running."""

import numpy as np

from data.world.log import Growing
from data.world.openings import STARTS_BY_MONTH
from data.world.records import history_at

CELL = {"employer_id": ["e"], "uai": [""], "rome": ["D1102"], "kind": ["apprenticeship"]}
NOTHING = np.zeros((15, 1), dtype=np.int16)


def _grown(**columns):
    table = Growing()
    table.add({**CELL, **columns}, NOTHING)
    return table


def test_at_the_start_nothing_is_known():
    assert len(history_at(0, Growing(), Growing())) == 0
    assert len(Growing().table().rows) == 0


def test_a_proposal_counts_from_the_month_after():
    asked = _grown(month=[3], signed=[True])
    assert len(history_at(3, asked, Growing())) == 0
    row = history_at(4, asked, Growing()).iloc[0]
    assert (row["proposed"], row["signed"], row["followed_6m"]) == (1, 1, 0)


def test_a_running_contract_is_neither_held_nor_broken_until_six_months_are_over():
    placed = _grown(month=[3], held=[True])
    assert len(history_at(8, Growing(), placed)) == 0
    row = history_at(9, Growing(), placed).iloc[0]
    assert (row["followed_6m"], row["held_6m"], row["proposed"]) == (1, 1, 0)


def test_starts_are_those_of_a_whole_year():
    assert sum(STARTS_BY_MONTH) == 99.9
