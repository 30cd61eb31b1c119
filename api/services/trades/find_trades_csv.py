"""Which trades do the texts of a file name? One CSV in, one CSV out, ten ranks per text."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Final, TextIO

from data.sources.csv_records import find_separator, read_records
from data.sources.encodings import decode_text
from matcher.trades.finder import TradeFinder
from models.errors import BrokenInput

COLUMN: Final = "query"
OUTPUT_COLUMNS: Final = ("query", "rank", "rome", "label", "score")
# Small enough that progress is seen, large enough that the comparison works on full batches.
_BATCH = 512


@dataclass(frozen=True)
class Query:
    """A text asked, and its line in the file, from 1."""

    line: int
    text: str


@dataclass(frozen=True)
class TradesReport:
    """How many texts were read, and those that name no trade: line and French reason."""

    queries: int
    refused: list[tuple[int, str]]


def find_trades_csv(
    finder: TradeFinder,
    path_in: Path,
    out: TextIO,
    k: int = 10,
    on_progress: Callable[[int, int], None] | None = None,
) -> TradesReport:
    """Write `query,rank,rome,label,score` (k rows per text, score 0–1) for the column `query`.

    Texts are written as they were read. Those that name no trade have no row and are listed in
    the report. `on_progress` receives texts done and in all. Raises BrokenInput, in French, for a
    file that is absent, is no text, or has no such column.
    """
    queries = list(_queries(path_in))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(OUTPUT_COLUMNS)
    refused: list[tuple[int, str]] = []
    done = 0
    for part in batched(queries, _BATCH):
        answers = finder.find_answers([query.text for query in part], k)
        for query, answer in zip(part, answers, strict=True):
            if answer.refusal is not None:
                refused.append((query.line, answer.refusal))
            writer.writerows(
                (query.text, rank, hit.rome, hit.label, f"{hit.score:.9g}")
                for rank, hit in enumerate(answer.hits, start=1)
            )
        done += len(part)
        if on_progress is not None:
            on_progress(done, len(queries))
    return TradesReport(len(queries), refused)


def _is_column(header: str) -> bool:
    return header.strip().lower() == COLUMN


def _queries(path: Path) -> Iterator[Query]:
    try:
        content = path.read_bytes()
    except OSError:
        raise BrokenInput(path.name, "fichier illisible ; vérifiez son chemin.") from None
    text, _ = decode_text(content, path.name)
    separator = find_separator(text, _is_column)
    records = read_records(text, separator)
    header = next(records, None)
    names = [_is_column(cell) for cell in (header.cells or ())] if header else []
    if not any(names):
        reason = "colonne absente ; nommez ainsi celle des textes, sur la première ligne."
        raise BrokenInput(path.name, reason, header.line if header else None, COLUMN)
    place = names.index(True)
    for record in records:
        if record.cells is None:
            reason = "guillemet non refermé ; corrigez la ligne."
            raise BrokenInput(path.name, reason, record.line, COLUMN)
        # A file of one column needs no quotes: a comma then belongs to the text.
        alone = separator.join(record.cells) if len(names) == 1 else None
        cell = record.cells[place] if place < len(record.cells) else ""
        yield Query(record.line, cell if alone is None else alone)
