"""Which pairs of a file are one establishment, which of one organisation? One CSV in, one out."""

import csv
from collections.abc import Callable
from itertools import batched
from pathlib import Path
from typing import Final, TextIO

from api.services.pool.employers.judge import employer_judge
from data.sources.named_columns import NamedCells, read_named_columns
from matcher.employers.reading import Establishment, Reading, read_establishment

COLUMNS: Final = ("name_a", "enseigne_a", "addr_a", "name_b", "enseigne_b", "addr_b")
ADDED: Final = ("probability_site", "probability_org")
# Small enough that progress is seen, large enough that the judge works on full batches.
_BATCH = 512


def same_employer_csv(
    path: Path, out: TextIO, on_progress: Callable[[int, int], None] = lambda _d, _a: None
) -> int:
    """Write the six columns and the two probabilities (0–1) of each pair; gives their number.

    Raises BrokenInput, in French, for a file that is absent, is no text, or lacks a column.
    """
    rows = list(read_named_columns(path, COLUMNS))
    judge = employer_judge()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *ADDED))
    done = 0
    for part in batched(rows, _BATCH):
        likely = judge.judge([(side(row, "a"), side(row, "b")) for row in part])
        for row, found in zip(part, likely, strict=True):
            chances = (f"{found.site:.4f}", f"{found.org:.4f}")
            writer.writerow((*(row.cells[name] for name in COLUMNS), *chances))
        done += len(part)
        on_progress(done, len(rows))
    return len(rows)


def side(row: NamedCells, letter: str) -> Reading:
    """One side of a pair, read."""
    return read_establishment(establishment(row, letter))


def establishment(row: NamedCells, letter: str) -> Establishment:
    """One side of a pair as it is written."""
    return Establishment(
        row.cells[f"name_{letter}"], row.cells[f"enseigne_{letter}"], row.cells[f"addr_{letter}"]
    )
