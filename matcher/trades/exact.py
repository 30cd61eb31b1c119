"""Which trades does a text name word for word, or by its code?"""

import re
from collections.abc import Iterable

from matcher.trades.documents import Qualification, TradeTexts
from matcher.trades.reading import ReadText, with_short_diploma_names

_ROME = re.compile(r"\b[A-N]\d{4}\b", re.IGNORECASE)
_RNCP = re.compile(r"\bRNCP\s?0*(\d{2,5})\b", re.IGNORECASE)


class ExactTexts:
    """Folded texts, whatever the order of their words, and codes, with the trades they name."""

    def __init__(
        self,
        texts: TradeTexts,
        qualifications: Iterable[Qualification],
        codes: dict[str, tuple[int, ...]],
    ) -> None:
        self._texts: dict[tuple[str, ...], set[int]] = {}
        for text, trade in zip(texts.folded, texts.trade, strict=True):
            self._texts.setdefault(_key(text.split()), set()).add(int(trade))
        self._qualifications: dict[tuple[str, ...], set[int]] = {}
        self._titles: dict[str, set[int]] = {}
        for one in qualifications:
            self._qualifications.setdefault(_key(one.folded.split()), set()).update(one.trades)
            self._titles.setdefault(one.plain, set()).update(one.trades)
        self._codes = codes

    def trades_of_text(self, asked: ReadText) -> list[int]:
        """Positions of the trades that a title, label or everyday phrase names in these words."""
        return sorted(self._texts.get(_key(asked.words), set()))

    def trades_of_qualification(self, text: str, asked: ReadText) -> list[int]:
        """Positions of the trades that the qualification of this very title prepares.

        The title with its small words comes first: two titles may differ by a "de" only.
        """
        titled = self._titles.get(with_short_diploma_names(text))
        return sorted(titled or self._qualifications.get(_key(asked.diploma_words), set()))

    def trades_of_codes(self, text: str) -> list[int]:
        """Positions of the trades of the first ROME or RNCP code in the text."""
        for code in [found.upper() for found in _ROME.findall(text)]:
            if code in self._codes:
                return sorted(self._codes[code])
        for number in _RNCP.findall(text):
            if f"RNCP{number}" in self._codes:
                return sorted(self._codes[f"RNCP{number}"])
        return []


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))
