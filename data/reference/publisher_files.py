"""Can this file be read as its publisher writes it? Decoding, columns and lines, or a refusal."""

import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from data.reference.sheet import Sheet
from models.errors import BrokenInput


@dataclass
class PublisherFolder:
    """A folder of publishers' files; remembers which were read, and their sha256 and rows."""

    path: Path
    used: dict[str, tuple[str, int]] = field(default_factory=dict)

    def find(self, pattern: str) -> Path:
        """The one file whose name fits `pattern` (publishers put versions and dates in names)."""
        found = sorted(self.path.glob(pattern))
        if not found:
            raise BrokenInput(pattern, "fichier absent du dossier donné ; téléchargez-le.")
        if len(found) > 1:
            names = ", ".join(path.name for path in found)
            raise BrokenInput(pattern, f"plusieurs fichiers ({names}) ; n'en gardez qu'un.")
        return found[0]

    def csv(self, pattern: str, columns: tuple[str, ...], separator: str = ",") -> Sheet:
        """Read a UTF-8 CSV (BOM allowed) that has at least `columns`; all cells are text."""
        path = self.find(pattern)
        content = path.read_bytes()
        rows = _csv_rows(path.name, content, separator)
        return self._sheet(path.name, content, rows, columns)

    def workbook(
        self, pattern: str, sheet: str, header_line: int, columns: tuple[str, ...]
    ) -> Sheet:
        """Read one sheet of an XLSX file whose header stands on `header_line` (first line is 1)."""
        # A fifth of a second that who only reads the shipped tables need not wait for.
        import openpyxl

        path = self.find(pattern)
        content = path.read_bytes()
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        except (zipfile.BadZipFile, KeyError, OSError) as error:
            raise BrokenInput(path.name, "classeur illisible ou coupé ; reprenez-le.") from error
        if sheet not in book.sheetnames:
            raise BrokenInput(path.name, f"feuille « {sheet} » absente.")
        lines = enumerate(book[sheet].iter_rows(values_only=True), start=1)
        rows = [
            (line, ["" if cell is None else str(cell).strip() for cell in cells])
            for line, cells in lines
            if line >= header_line and any(cell is not None for cell in cells)
        ]
        book.close()
        return self._sheet(path.name, content, rows, columns)

    def _sheet(
        self, file: str, content: bytes, rows: list[tuple[int, list[str]]], columns: tuple[str, ...]
    ) -> Sheet:
        if not rows:
            raise BrokenInput(file, "fichier vide.")
        header = [" ".join(name.split()) for name in rows[0][1]]
        for column in columns:
            if column not in header:
                raise BrokenInput(file, "colonne absente.", rows[0][0], column)
        places = [header.index(column) for column in columns]
        frame = pd.DataFrame(
            [[cells[place] for place in places] for _, cells in rows[1:]],
            columns=list(columns),
            index=pd.Index([line for line, _ in rows[1:]], name="line"),
            dtype="str",
        )
        self.used[file] = (hashlib.sha256(content).hexdigest(), len(frame))
        return Sheet(file, frame)


def _csv_rows(file: str, content: bytes, separator: str) -> list[tuple[int, list[str]]]:
    """Lines with their numbers; refuses another encoding, a cut line or an open quote."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "texte qui n'est pas en UTF-8 ; enregistrez le fichier en UTF-8."
        raise BrokenInput(file, reason, line) from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if not cells:
                continue
            if rows and len(cells) != len(rows[0][1]):
                reason = f"{len(cells)} colonnes au lieu de {len(rows[0][1])} ; ligne coupée ?"
                raise BrokenInput(file, reason, reader.line_num)
            rows.append((reader.line_num, cells))
    except csv.Error as error:
        reason = "guillemet jamais refermé ou mal placé ; fichier coupé ?"
        raise BrokenInput(file, reason, reader.line_num) from error
    return rows
