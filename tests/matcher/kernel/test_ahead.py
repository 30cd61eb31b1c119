"""Is memory asked for by the processor's own instruction, and nothing else changed by it?"""

import numba
import numpy as np
import pytest
from numba.core.errors import TypingError
from numpy.typing import NDArray

from matcher.kernel.ahead import fetch

AHEAD = 3


def total(rows: NDArray[np.void]) -> int:
    found = 0
    for at in range(rows.size):
        if at + AHEAD < rows.size:
            fetch(rows, at + AHEAD)
        found += rows[at].worth
    return found


@pytest.fixture
def rows() -> NDArray[np.void]:
    rows = np.zeros(10, dtype=[("worth", np.int64), ("other", np.int32)]).view(np.recarray)
    rows.worth = np.arange(10)
    return rows


def test_what_was_asked_for_is_read_as_it_stands(rows: NDArray[np.void]) -> None:
    assert numba.njit(total)(rows) == total(rows) == sum(range(10))


def test_the_processor_is_told_and_what_is_no_column_is_refused(
    rows: NDArray[np.void], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 0)
    compiled = numba.njit(total)
    compiled(rows)
    (told,) = compiled.inspect_llvm().values()
    assert "llvm.prefetch" in told
    no_column = numba.njit(lambda number: fetch(number, 1))
    with pytest.raises(TypingError, match="No implementation of function"):
        no_column(7)
