"""Which records does a CSV text hold, and which separator was used?

A line with a stray quote is given back as unreadable; the lines after it are still read.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

SEPARATORS = (";", ",", "\t", "|")
# An address may run over a few lines in a quoted cell; past this the quote was never closed.
_LONGEST_RECORD_LINES = 20
_SAMPLE_RECORDS = 60


@dataclass(frozen=True, slots=True)
class Record:
    """One record: first line in the file (from 1), its cells; `cells` is None if unreadable."""

    line: int
    cells: tuple[str, ...] | None


def read_records(text: str, separator: str) -> Iterator[Record]:
    """Records in file order, empty lines left out. Quotes and line breaks in cells follow CSV."""
    # Only \r and \n end a line here; str.splitlines also cuts at form feeds and the like.
    lines = list(io.StringIO(text, newline=""))
    at = _first_line(lines)
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        reader = csv.reader(
            lines[at : at + _LONGEST_RECORD_LINES], delimiter=separator, strict=True
        )
        try:
            cells = next(reader)
        except csv.Error:
            yield Record(at + 1, None)
            at += 1
            continue
        yield Record(at + 1, tuple(cells))
        at += reader.line_num


def find_separator(text: str, is_known_header: Callable[[str], bool]) -> str:
    """Separator that shows the most known headers; else the most columns, as even as possible.

    A first line `sep=;` (written by Excel) decides. One column only: « ; ».
    """
    declared = text.lstrip("\r\n")[:6].lower()
    if declared.startswith("sep=") and len(declared) > 4:
        return declared[4]
    samples = {each: list(islice(read_records(text, each), _SAMPLE_RECORDS)) for each in SEPARATORS}
    return max(
        SEPARATORS,
        key=lambda each: (_known(samples[each], is_known_header), _evenness(samples[each])),
    )


def _known(records: list[Record], is_known_header: Callable[[str], bool]) -> int:
    counts = (sum(map(is_known_header, record.cells or ())) for record in records)
    return max(counts, default=0)


def _evenness(records: list[Record]) -> float:
    """Columns of the commonest width, less where other widths are many; 0 for one column."""
    widths = Counter(len(record.cells or ()) for record in records)
    width, alike = widths.most_common(1)[0] if widths else (0, 0)
    return 0.0 if width < 2 else (width - 1) * (alike / len(records)) ** 2


def _first_line(lines: list[str]) -> int:
    return 1 if lines and lines[0].lower().startswith("sep=") else 0
