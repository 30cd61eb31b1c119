"""What did somebody enter, field by field, and what cannot be used? All mistakes are told at once.

Forms of the pages arrive as flat texts by field name; a service reads them here into typed values.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Final

from data.sources.columns import parsers
from data.sources.flaws import CellRefused
from models.codes import looks_like_personal_number
from models.errors import InvalidCode, PasserelleError

YES: Final = "oui"
NO: Final = "non"
_PERSONAL_NUMBER: Final = (
    "Cette valeur ressemble à un numéro de sécurité sociale. Passerelle ne l'accepte nulle part ; "
    "elle a été retirée."
)
_MISSING: Final = "Réponse attendue."
_NOT_LISTED: Final = "Réponse hors liste : choisissez l'une de celles proposées."


class EntryRefused(PasserelleError, ValueError):
    """Fields that cannot be used as entered: one French sentence each, by field name."""

    def __init__(self, mistakes: Mapping[str, str]) -> None:
        self.mistakes = dict(mistakes)
        super().__init__(" ".join(self.mistakes.values()))


class Entry:
    """Reads entered texts one field at a time and keeps the mistakes until `check`.

    An empty field is None: not known. `today` bounds birth dates.
    """

    def __init__(self, texts: Mapping[str, str], today: date) -> None:
        self.texts = dict(texts)
        self.today = today
        self.mistakes: dict[str, str] = {}

    def read[T](self, name: str, parse: Callable[[str], T]) -> T | None:
        """The field through a parser that raises CellRefused or InvalidCode; None when empty."""
        text = self.texts.get(name, "").strip()
        if not text or name in self.mistakes:
            return None
        if looks_like_personal_number(text):
            self.refuse(name, _PERSONAL_NUMBER)
            return None
        try:
            return parse(text)
        except CellRefused as flaw:
            self.refuse(name, _sentence(flaw.reason))
            return None
        except InvalidCode as error:
            self.refuse(name, _sentence(f"attendu {error.expected}, reçu {error.form}"))
            return None

    def need[T](self, name: str, value: T | None, missing: str = _MISSING) -> T | None:
        """The value just read; a mistake when the field was left empty."""
        if value is None:
            self.refuse(name, missing)
        return value

    def refuse(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field; its first mistake is the one told."""
        self.mistakes.setdefault(name, sentence)

    def check(self) -> None:
        """Raise EntryRefused when a field cannot be used."""
        if self.mistakes:
            raise EntryRefused(self.mistakes)

    def text(self, name: str, longest: int) -> str | None:
        """A text on one line, its spaces single."""
        return self.read(name, parsers.short_text(longest))

    def day(self, name: str) -> date | None:
        """A day, as browsers send it or written jj/mm/aaaa."""
        return self.read(name, parsers.day)

    def birth_date(self, name: str) -> date | None:
        """A birth date, not after today."""
        return self.read(name, lambda text: parsers.birth_date(text, self.today))

    def clock_time(self, name: str) -> time | None:
        """A time of day."""
        return self.read(name, parsers.clock_time)

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number, both bounds allowed."""
        return self.read(name, parsers.whole_number(low, high))

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.texts.get(name, "") not in ("", NO)

    def yes_no(self, name: str) -> bool | None:
        """Yes, no, or not known."""
        return {YES: True, NO: False}.get(self.one_of(name, (YES, NO)) or "")

    def one_of(self, name: str, values: Iterable[str]) -> str | None:
        """One value of a closed list."""
        text = self.texts.get(name, "").strip()
        if not text or text in values:
            return text or None
        self.refuse(name, _NOT_LISTED)
        return None

    def choice[E: StrEnum](self, name: str, kind: type[E]) -> E | None:
        """One member of an enum."""
        text = self.one_of(name, [member.value for member in kind])
        return kind(text) if text is not None else None

    def kept(self) -> dict[str, str]:
        """The texts to show again, without what looks like a personal number."""
        return {
            name: "" if looks_like_personal_number(text) else text
            for name, text in self.texts.items()
        }


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
