"""Rows as a publisher wrote them, with their line numbers, so that a refusal can name the place."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd

from models.errors import BrokenInput, InvalidCode


@dataclass(frozen=True)
class Sheet:
    """Text cells of one file: every column is `str`, the index is the line number in the file."""

    file: str
    frame: pd.DataFrame

    def text(self, column: str) -> pd.Series:
        """The column, spaces at both ends removed, inner runs of spaces made one."""
        return self.frame[column].str.replace(r"\s+", " ", regex=True).str.strip()

    def codes(self, column: str, code: Callable[[str], str], optional: bool = False) -> pd.Series:
        """The column as checked codes; an empty cell is refused unless `optional`.

        Raises BrokenInput with the line of the first bad cell.
        """
        raw = self.text(column)
        good: dict[str, str] = {"": ""} if optional else {}
        for line, cell in raw.drop_duplicates().items():
            if cell in good:
                continue
            try:
                good[cell] = str(code(cell))
            except InvalidCode as error:
                raise self.broken(str(error), int(str(line)), column) from error
        return raw.map(good).astype("str")

    def numbers(self, column: str, optional: bool = True) -> pd.Series:
        """The column as floats, NaN where the cell is empty (refused unless `optional`)."""
        raw = self.text(column).str.replace(",", ".")
        values = pd.to_numeric(raw.where(raw != ""), errors="coerce")
        bad = values.isna() & ((raw != "") | (not optional))
        if bad.any():
            line = int(str(bad.idxmax()))
            raise self.broken("attendu un nombre.", line, column)
        return values.astype("float64")

    def unique(self, columns: list[str]) -> None:
        """Refuse two lines with the same key."""
        twice = self.frame.duplicated(columns)
        if twice.any():
            line = int(str(twice.idxmax()))
            raise self.broken(
                "clé déjà vue plus haut ; retirez l'une des lignes.", line, columns[0]
            )

    def known(self, column: str, values: pd.Series, among: Collection[str]) -> None:
        """Refuse a code (in `values`, aligned on the lines) that is not `among` the known ones."""
        unknown = ~values.isin(list(among)) & (values != "")
        if unknown.any():
            line = int(str(unknown.idxmax()))
            raise self.broken("code inconnu de la table de référence liée.", line, column)

    def broken(self, reason: str, line: int | None = None, column: str = "") -> BrokenInput:
        """The error to raise about this file."""
        return BrokenInput(self.file, reason, line, column)
