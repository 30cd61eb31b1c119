"""The words of the trade first, then the least applied-to (La bonne alternance's search page)."""

import math
import re
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.reference import load
from data.world.baselines.seen import Seen, widened
from models.simulation import Month

# A search within 20 km, widened by 20 up to 100 while it finds nothing.
_RADII: Final = (20.0, 40.0, 60.0, 80.0, 100.0)
# A word found counts as in a trade's labels (8) and in a title (7), a whole phrase 10 in either.
_PER_WORD, _PHRASE = 8 + 7, 10 + 10
_WORD: Final = re.compile(r"\w{3,}")


class Text:
    """Score of the best wish descending, then applications to the offer ascending.

    The query is the label of each wished trade, title and labels those of the offer's. All of two
    words must be found, all but one of three or four, three quarters of more; who has no wish
    searches without words.
    """

    def begin(self, month: Month) -> None:
        """Applications so far to each offer."""
        self._applied = month.asked.groupby("offer").size().to_dict()

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:  # noqa: ARG002
        """What passes the gate within the first radius that holds anything, best score first."""
        wishes = seen.wishes
        romes = seen.column("rome")
        score = np.array(
            [max((_score(w, rome) for w in wishes), default=0) for rome in romes], np.int64
        )
        applied = np.array(
            [self._applied.get(offer, 0) for offer in seen.facts.offer.tolist()], np.int64
        )
        ring = widened(seen.km, _RADII)
        found = ring[score > 0] if wishes else ring
        beyond = ring > found.min(initial=len(_RADII))
        return score == 0, beyond, -score, applied, seen.facts.offer


@cache
def _labels() -> dict[str, frozenset[str]]:
    trades = load("trades")
    labels = zip(trades["rome"], trades["label"], strict=True)
    return {str(rome): frozenset(_WORD.findall(str(label).lower())) for rome, label in labels}


@cache
def _score(wish: str, rome: str) -> int:
    """How well an offer's trade answers the words of a wish; 0 below the gate."""
    asked, told = _labels().get(wish, frozenset()), _labels().get(rome, frozenset())
    found = len(asked & told)
    if found < _least(len(asked)):
        return 0
    return found * _PER_WORD + _PHRASE * (asked == told)


def _least(words: int) -> int:
    """How many words of a query must be found, at least one."""
    if words <= 2:
        return max(words, 1)
    return words - 1 if words <= 4 else math.ceil(0.75 * words)
