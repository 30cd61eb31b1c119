"""Factor: is this one of the trades the young person wants?"""

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index, entry_name, named
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from matcher.wishes import TradeClass

ENTRIES = named(*(kind.name.lower() for kind in TradeClass))
_NTH = {
    TradeClass.WISH_1: "son premier souhait",
    TradeClass.WISH_2: "son deuxième souhait",
    TradeClass.WISH_3: "son troisième souhait",
    TradeClass.WISH_LATER: "un de ses souhaits",
}


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Class of the trade: a wish by its rank, a close trade, an evolution, or exploring."""
    return as_index(pairs.trades.trade_class)


def value(pair: Pair) -> str:
    """Name of the class."""
    return entry_name(ENTRIES, pair.entry)


def sentence(pair: Pair) -> str:
    """Which wish the offer meets."""
    pairs, kind = pair.pairs, TradeClass(pair.entry)
    label = pairs.trade_label(pair.row)
    if kind in _NTH:
        return f"C'est {_NTH[kind]} : {label}."
    if kind is TradeClass.EXPLORING:
        return f"Pour découvrir un métier : {label}."
    wish = pairs.person.wishes[pairs.trades.wish[pair.row]]
    wished = pairs.trade_labels.get(wish.rome, wish.rome)
    if kind is TradeClass.EVOLUTION:
        return f"{label} : une évolution possible depuis {wished}."
    return f"{label} : un métier proche de {wished}."


TRADE_FIT = Factor("trade_fit", "Métier souhaité", 0, ENTRIES, index, value, sentence, Shape.TRADE)
