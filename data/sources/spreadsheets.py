"""What table does a file hold, whatever wrote it? CSV in any French encoding, or XLSX."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.sources.csv_records import Record, find_separator, read_records
from data.sources.encodings import decode_text
from data.sources.flaws import Flaw
from data.sources.xlsx_rows import MOST_COLUMNS, MOST_ROWS, read_workbook_rows
from models.codes import without_unseen
from models.errors import BrokenInput

# Ten times the largest file one structure could send; more is a mistake or an attack.
LARGEST_BYTES = 60 * 1024 * 1024
# Exports often open with a title and a date before the line of headers.
_LINES_SEARCHED_FOR_HEADERS = 10

_OTHER_FORMATS = (
    (b"%PDF", "c'est un PDF"),
    (b"\x89PNG", "c'est une image"),
    (b"\xff\xd8\xff", "c'est une image"),
    (b"{\\rtf", "c'est un document texte (RTF)"),
    (b"<!doctype html", "c'est une page web, même si son nom finit par .xls"),
    (b"<html", "c'est une page web, même si son nom finit par .xls"),
    (b"<table", "c'est une page web, même si son nom finit par .xls"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read from a file: headers, rows with their line in the file, unreadable lines."""

    file: str
    headers: tuple[str, ...]
    header_line: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    flaws: tuple[Flaw, ...]
    encoding: str
    separator: str


def read_sheet(path: Path, is_known_header: Callable[[str], bool]) -> Sheet:
    """Read a CSV or XLSX file. `is_known_header` helps to find the line of headers.

    Raises BrokenInput, naming the file and the remedy, when no table can be read from it.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BrokenInput(path.name, "fichier de plus de 60 Mo : découpez-le.")
        content = path.read_bytes()
    except OSError as error:
        raise BrokenInput(
            path.name, "fichier illisible ; vérifiez son chemin et vos droits."
        ) from error
    return sheet_from_bytes(content, path.name, is_known_header)


def sheet_from_bytes(content: bytes, file: str, is_known_header: Callable[[str], bool]) -> Sheet:
    """The same from the file's bytes; `file` is the name shown in messages."""
    _refuse_other_formats(content, file)
    if content.startswith(b"PK\x03\x04"):
        records, encoding, separator = read_workbook_rows(content, file), "xlsx", ""
    else:
        text, encoding = decode_text(content, file)
        separator = find_separator(text, is_known_header)
        records = list(read_records(text, separator))
    if not records:
        raise BrokenInput(file, "le fichier est vide.")
    if len(records) > MOST_ROWS:
        raise BrokenInput(file, f"plus de {MOST_ROWS} lignes : découpez le fichier.")
    header = _find_headers(records, is_known_header, file)
    headers = _check_headers(header, file)
    rows, flaws = _cut_rows([each for each in records if each.line > header.line], len(headers))
    return Sheet(file, headers, header.line, rows, flaws, encoding, separator)


def _refuse_other_formats(content: bytes, file: str) -> None:
    if not content.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise BrokenInput(file, "le fichier est vide.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise BrokenInput(
                file, "classeur protégé par un mot de passe : enregistrez-en une copie sans."
            )
        raise BrokenInput(
            file, "ancien format Excel (.xls) : enregistrez le classeur en XLSX ou en CSV."
        )
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, what in _OTHER_FORMATS:
        if start.startswith(mark.lower()):
            raise BrokenInput(file, f"{what}, pas un tableau : exportez en CSV ou en XLSX.")


def _find_headers(
    records: list[Record], is_known_header: Callable[[str], bool], file: str
) -> Record:
    """The line with the most known headers among the first ten; the first line if none has any."""
    first = [each for each in records[:_LINES_SEARCHED_FOR_HEADERS] if each.cells is not None]
    if not first:
        raise BrokenInput(
            file,
            "ligne d'en-têtes illisible (guillemet non fermé ?).",
            line=records[0].line,
        )

    def known(record: Record) -> int:
        return sum(is_known_header(cell) for cell in record.cells or ())

    return max(first, key=lambda record: (known(record), -record.line))


def _check_headers(record: Record, file: str) -> tuple[str, ...]:
    headers = [without_unseen(cell).strip() for cell in record.cells or ()]
    while headers and not headers[-1]:
        headers.pop()
    if len(headers) > MOST_COLUMNS:
        raise BrokenInput(file, f"plus de {MOST_COLUMNS} colonnes.", line=record.line)
    counts = Counter(" ".join(each.casefold().split()) for each in headers if each)
    for header in headers:
        if counts[" ".join(header.casefold().split())] > 1:
            raise BrokenInput(
                file,
                "deux colonnes portent cet en-tête : renommez ou supprimez l'une d'elles.",
                line=record.line,
                column=header,
            )
    return tuple(headers)


def _cut_rows(
    records: list[Record], width: int
) -> tuple[tuple[tuple[int, tuple[str, ...]], ...], tuple[Flaw, ...]]:
    rows, flaws = [], []
    for record in records:
        if record.cells is None:
            reason = "ligne illisible : guillemet mal fermé, ou formule sans résultat enregistré"
            flaws.append(Flaw(record.line, "", "illisible", reason))
        elif any(cell.strip() for cell in record.cells[width:]):
            reason = "plus de cellules que d'en-têtes : un séparateur de trop ?"
            flaws.append(Flaw(record.line, "", f"{len(record.cells)} cellules", reason))
        else:
            padded = (*record.cells[:width], *[""] * (width - len(record.cells)))
            rows.append((record.line, tuple(without_unseen(cell).strip() for cell in padded)))
    return tuple(rows), tuple(flaws)
