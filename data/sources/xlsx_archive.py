"""Is a workbook worth opening? A zip of XML may unfold to, or define, far more than a register.

Counted on the bytes of every part, whatever its name, before a reader builds objects from them.
"""

import io
import re
import zipfile
from typing import Final

from models.errors import BrokenInput

UNREADABLE: Final = (
    "classeur illisible : ouvrez-le dans un tableur et enregistrez-le de nouveau en XLSX."
)
_TOO_MUCH: Final = "classeur démesuré une fois décompressé : découpez-le, ou enregistrez-le en CSV."
_LARGEST_UNFOLDED_BYTES = 400 * 1024 * 1024
# 60,000 offers of fifty columns. A cell costs its reader 300 bytes and 10 µs, however short it is.
MOST_CELLS = 3_000_000
# A cell with its value, a text with its runs; and what the richest workbook says of its styles.
_TAGS_A_CELL: Final = 8
_OTHER_TAGS: Final = 2_000_000
# Cells and shared texts, whatever prefix their namespace has.
_CELL: Final = re.compile(rb"<(?:[\w.-]+:)?(?:c|si)[\s/>]")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s>]")
_DEFINITIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
# In UTF-16 nothing of the above would be seen, and no spreadsheet program writes it.
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def holds_formulas(content: bytes, file: str) -> bool:
    """Whether a workbook does; raises BrokenInput for what is none, or too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise BrokenInput(
                file,
                "ce fichier n'est pas un classeur XLSX (document texte, ODS ou archive). "
                "Enregistrez le tableau en XLSX ou en CSV.",
            )
        if sum(entry.file_size for entry in entries) > _LARGEST_UNFOLDED_BYTES:
            raise BrokenInput(file, _TOO_MUCH)
        return _search_parts(archive, file)
    except BrokenInput:
        raise
    except Exception as error:  # a damaged or encrypted archive fails in many ways
        raise BrokenInput(file, UNREADABLE) from error


def _search_parts(archive: zipfile.ZipFile, file: str) -> bool:
    cells, tags, formulas = 0, 0, False
    for entry in archive.infolist():
        part = archive.read(entry)
        if part.startswith(_UTF_16):
            raise BrokenInput(file, UNREADABLE)
        if any(each in part for each in _DEFINITIONS):
            raise BrokenInput(file, "classeur refusé : il contient des définitions XML interdites.")
        cells += sum(1 for _ in _CELL.finditer(part))
        tags += part.count(b"<")
        if cells > MOST_CELLS or tags > cells * _TAGS_A_CELL + _OTHER_TAGS:
            raise BrokenInput(file, _TOO_MUCH)
        formulas = formulas or _FORMULA.search(part) is not None
    return formulas
