"""Which cells of a CSV stand under the columns a command asks for? By name, in any order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.sources.csv_records import find_separator, read_records
from data.sources.encodings import decode_text
from models.errors import BrokenInput


@dataclass(frozen=True)
class NamedCells:
    """Cells of one line under the asked columns; '' where the line or the file has none."""

    line: int
    cells: dict[str, str]


def read_named_columns(
    path: Path, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[NamedCells]:
    """Each line's cells. Raises BrokenInput, in French, for a file that cannot be read so.

    Names are compared without case and surrounding spaces; other columns are not read.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise BrokenInput(path.name, "fichier illisible ; vérifiez son chemin.") from None
    text, _ = decode_text(content, path.name)
    asked = {*required, *optional}
    records = read_records(text, find_separator(text, lambda name: _name(name) in asked))
    header = next(records, None)
    places = {_name(cell): at for at, cell in enumerate((header.cells or ()) if header else ())}
    places = {name: at for name, at in places.items() if name in asked}
    absent = [name for name in required if name not in places]
    if absent:
        reason = f"colonne absente ; la première ligne doit nommer : {', '.join(required)}."
        raise BrokenInput(path.name, reason, header.line if header else None, absent[0])
    for record in records:
        if record.cells is None:
            raise BrokenInput(path.name, "guillemet non refermé ; corrigez la ligne.", record.line)
        cells = record.cells
        found = {
            name: cells[at] for name, at in places.items() if name in asked and at < len(cells)
        }
        yield NamedCells(record.line, dict.fromkeys(asked, "") | found)


def _name(cell: str) -> str:
    return cell.strip().lower()
