"""Which trade does a cell mean: a ROME code of either version, or words?"""

from collections.abc import Callable
from functools import cached_property

from data.reference import load
from models.codes import RomeCode
from models.errors import InvalidCode, PersonalNumberRefused


class TradeReader:
    """Codes and words to ROME 3 codes; each distinct text is read once."""

    def __init__(self, resolve_words: Callable[[str], str | None] | None = None) -> None:
        """`resolve_words` gives the ROME 3 code of free text, or None."""
        self._resolve_words = resolve_words
        self._read: dict[str, str | None] = {}

    @cached_property
    def _parents(self) -> dict[str, str]:
        rome4 = load("rome4")
        trades = {str(code): str(code) for code in load("trades")["rome"]}
        # A code in both versions is narrower in version 4: its parent is the one that counts.
        return trades | dict(zip(map(str, rome4["rome4"]), map(str, rome4["rome"]), strict=True))

    def of_code(self, text: str) -> str | None:
        """ROME 3 parent of a code; None when it is no code, or in neither version."""
        try:
            return self._parents.get(str(RomeCode(text)))
        except (InvalidCode, PersonalNumberRefused):
            return None

    def of_text(self, text: str) -> str | None:
        """ROME 3 code of a code or of words; None when they name no trade."""
        if text not in self._read:
            found = self.of_code(text)
            if found is None and self._resolve_words is not None and not _is_code(text):
                found = self._resolve_words(text)
            self._read[text] = found
        return self._read[text]


def _is_code(text: str) -> bool:
    try:
        RomeCode(text)
    except (InvalidCode, PersonalNumberRefused):
        return False
    return True
