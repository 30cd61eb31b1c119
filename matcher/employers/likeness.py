"""How much do two lists of words have in common? Rare words count more than common ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

# A word cut short ("APPREN") or misspelt ("HENRY") tells a little less than the word itself.
_ALMOST: Final = 0.9
_SHORTEST_CUT: Final = 4
_SHORTEST_MISSPELT: Final = 5
_SHORTEST_TWICE_MISSPELT: Final = 8
# Words run together: "FAMRURALE" for "FAM RURALE".
_SAME_LETTERS: Final = 0.85


@dataclass(frozen=True)
class Overlap:
    """What two lists share, in word weights: in all, by its rarest word, and of each list."""

    shared: float
    rarest: float
    of_shorter: float
    of_longer: float


def overlap(first: Sequence[str], second: Sequence[str], weight: Callable[[str], float]) -> Overlap:
    """Pair words of both lists that are the same; then those nearly the same or cut short."""
    mine, theirs = dict.fromkeys(first), dict.fromkeys(second)
    totals = sorted((sum(map(weight, mine)), sum(map(weight, theirs))))
    if not totals[0]:
        return Overlap(0.0, 0.0, 0.0, 0.0)
    told = [weight(word) for word in mine if word in theirs]
    left = [word for word in theirs if word not in mine]
    for word in mine:
        other = None if word in theirs else next((o for o in left if _almost(word, o)), None)
        if other is not None:
            told.append(_ALMOST * min(weight(word), weight(other)))
            left.remove(other)
    shared = sum(told)
    return Overlap(shared, max(told, default=0.0), shared / totals[0], shared / totals[1])


def names_alike(
    first: Sequence[str], second: Sequence[str], weight: Callable[[str], float]
) -> float:
    """0–1: the share of the longer name that both hold, or its letters where words run together."""
    if first == second:
        return float(bool(first))
    letters = fuzz.ratio("".join(first), "".join(second)) / 100
    share = overlap(first, second, weight).of_longer
    return max(share, letters) if letters >= _SAME_LETTERS else share


def _almost(word: str, other: str) -> bool:
    if word[0] != other[0] or word.isdigit():
        return False
    shorter = min(len(word), len(other))
    if shorter >= _SHORTEST_CUT and (word.startswith(other) or other.startswith(word)):
        return True
    if shorter < _SHORTEST_MISSPELT:
        return False
    allowed = 2 if shorter >= _SHORTEST_TWICE_MISSPELT else 1
    return Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed
