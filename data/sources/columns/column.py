"""What is a documented column of an import file: key, header, form, parser, example."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Parser = Callable[[str], object]


@dataclass(frozen=True)
class Column:
    """One column. `form` is what the template and the error messages say is expected, in French.

    `parse` turns a non-empty text into a value or raises CellRefused or InvalidCode; the rare
    parser that must know the day is given as `parse_dated`. An empty cell is None, unread.
    `audit` marks what only the bias report may read.
    """

    key: str
    header: str
    form: str
    example: str
    parse: Parser
    required: bool = False
    aliases: tuple[str, ...] = ()
    audit: bool = False
    parse_dated: Callable[[str, date], object] | None = None

    def read(self, text: str, today: date) -> object:
        """Value of a cell; None when it is empty."""
        if not text:
            return None
        if self.parse_dated is not None:
            return self.parse_dated(text, today)
        return self.parse(text)

    def names(self) -> tuple[str, ...]:
        """Every header this column answers to, as `header_name` writes them."""
        return tuple(header_name(name) for name in (self.key, self.header, *self.aliases))


@dataclass(frozen=True)
class Kind:
    """One kind of import file: its columns, and what one line of it is (in French)."""

    name: str
    one_line_is: str
    columns: tuple[Column, ...]
    # Each group: at least one of these columns must be in the file.
    one_of: tuple[tuple[str, ...], ...] = ()
    # Further columns of the shortest line worth showing in the template.
    shortest: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """The column with this key; KeyError when the kind has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


def header_key(text: str) -> str:
    """Lower-case letters and digits of a header, words apart by one space, no accents."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return " ".join(re.sub(r"[^a-z0-9+]+", " ", plain).split())


def header_name(text: str) -> str:
    """`header_key` without spaces: « Raison sociale », raison_sociale and raisonsociale are one."""
    return header_key(text).replace(" ", "")
