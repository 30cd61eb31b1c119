"""Which known word was meant by a misspelt one?"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Shorter words have too many neighbours one letter away ("bois", "bras", "voix").
SHORTEST_CORRECTED = 5
# From this length two slips are still told from another word.
LENGTH_FOR_TWO_SLIPS = 8


class Spelling:
    """Known stems, the most used first, so that among equals the commoner word is chosen."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.known = frozenset(counts)
        ordered = sorted(counts, key=lambda word: (-counts[word], word))
        self._candidates = [word for word in ordered if len(word) >= SHORTEST_CORRECTED - 1]
        self._by_initial: dict[str, list[str]] = {}
        for word in self._candidates:
            self._by_initial.setdefault(word[0], []).append(word)

    def corrected(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words, each unknown one replaced by the known one a slip or two away, if any."""
        return tuple(word if word in self.known else self._nearest(word) for word in words)

    def _nearest(self, word: str) -> str:
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return word
        if len(word) >= LENGTH_FOR_TWO_SLIPS:
            # Two slips and another initial are another word: "géomarketing", "webmarketing".
            found = self._within(2, word, self._by_initial.get(word[0], []))
            if found is not None:
                return found
        return self._within(1, word, self._candidates) or word

    @staticmethod
    def _within(slips: int, word: str, candidates: list[str]) -> str | None:
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=slips)
        return None if found is None else str(found[0])
