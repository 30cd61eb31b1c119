"""How much does a shared word tell? Rare words much, words of trades and towns little.

A weight is ln((N + 1) / (n + 1)) / ln(N + 1) for a word that n of N registered names hold: 1 for a
word never seen, near 0 for one that everybody has. Words of trades ("boulangerie") and of towns
are held down, however rare among the names counted.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.employers.towns import Towns
from matcher.employers.words import name_words

NEVER_SEEN: Final = 1.0
_LEAST: Final = 0.05
_MOST_FOR_A_TRADE: Final = 0.45
_MOST_FOR_A_PLACE: Final = 0.6
# A word of fewer job titles than this may be a name that one of them happens to hold.
_TRADE_TITLES: Final = 3


@dataclass(frozen=True)
class Vocabulary:
    """Weight of each word that is not simply rare, and the towns."""

    weights: Mapping[str, float]
    towns: Towns

    def weight(self, word: str) -> float:
        """How much sharing this word tells, from 0.05 to 1."""
        return self.weights.get(word, NEVER_SEEN)


def learn_weights(
    names: Iterable[tuple[str, ...]], trades: Iterable[str], places: Iterable[str]
) -> dict[str, float]:
    """Weights below 1, by word. `names`: the names of each registered establishment."""
    seen: Counter[str] = Counter()
    registered = 0
    for of_one in names:
        registered += 1
        seen.update({word for name in of_one for word in name_words(name)})
    titles = Counter(word for title in trades for word in set(name_words(title)))
    towns = {word for place in places for word in name_words(place)}
    weights = {}
    for word in sorted({*seen, *towns, *titles}):
        rarity = math.log((registered + 1) / (seen[word] + 1)) / math.log(registered + 1)
        if titles[word] >= _TRADE_TITLES:
            rarity = min(rarity, _MOST_FOR_A_TRADE)
        elif word in towns:
            rarity = min(rarity, _MOST_FOR_A_PLACE)
        if rarity < NEVER_SEEN:
            weights[word] = round(max(rarity, _LEAST), 2)
    return weights
