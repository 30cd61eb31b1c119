"""Which words of a text are a town's name and not a trade?"""

from collections.abc import Iterable

from matcher.trades.words import STOP_WORDS, folded, stem

# "Saint-Germain-en-Laye" has four words; longer names are told apart by their first six.
LONGEST_NAME = 6
# A name of two letters ("Eu", "Is", "Ri") is more often a syllable than a town.
SHORTEST_NAME = 3
# Above this population a town's name wins over a trade's word: "Tours", "Vannes", "Sens".
WELL_KNOWN_INHABITANTS = 10_000
_BEFORE_PLACE = frozenset(("a", "au", "aux", "en", "sur", "vers", "pres", "de", "d", "dans"))


class Places:
    """Names of communes, as `place_names` folds them; `well_known` are the larger ones."""

    def __init__(self, names: Iterable[str], well_known: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.well_known = frozenset(well_known)

    def is_town(self, text: str, trade_stems: frozenset[str]) -> bool:
        """The whole text is a town; one of a single word that trades use must be well known."""
        words = _spelled_out(folded(text).split())
        while words and (words[-1].isdigit() or words[0].isdigit() or words[0] in _BEFORE_PLACE):
            words = words[:-1] if words[-1].isdigit() else words[1:]
        name = " ".join(words)
        told_words = sum(word not in STOP_WORDS for word in words)
        if name in self.well_known or (told_words > 1 and name in self.names):
            return True
        return name in self.names and not _all_known(words, trade_stems)

    def without_towns(self, text: str, trade_stems: frozenset[str]) -> str:
        """Folded text less the names of towns that hold a word no trade uses."""
        words = folded(text).split()
        kept: list[str] = []
        place = 0
        while place < len(words):
            length = self._town_length(words, place, trade_stems)
            if length:
                place += length
            else:
                kept.append(words[place])
                place += 1
        return " ".join(kept)

    def _town_length(self, words: list[str], place: int, trade_stems: frozenset[str]) -> int:
        for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            part = words[place : place + length]
            if " ".join(_spelled_out(part)) in self.names and not _all_known(part, trade_stems):
                return length
        return 0


def place_names(names: Iterable[str]) -> set[str]:
    """The names folded, without those too short to be told from a syllable."""
    return {plain for plain in map(folded, names) if len(plain) >= SHORTEST_NAME}


def _spelled_out(words: list[str]) -> list[str]:
    return [{"st": "saint", "ste": "sainte"}.get(word, word) for word in words]


def _all_known(words: list[str], trade_stems: frozenset[str]) -> bool:
    return all(word in STOP_WORDS or stem(word) in trade_stems for word in words)
