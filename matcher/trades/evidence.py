"""What speaks for each trade, measure by measure, for texts already read?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy.sparse as sp

from matcher.trades.knowledge import TradeKnowledge
from matcher.trades.reading import ReadText

MEASURES: Final = (
    "nearest_words", "nearest_letters", "neighbours", "centre", "cover", "likelihood",
    "same_head", "qualification", "hires",
)  # fmt: skip
# The nearest texts that vote; the cube lets close ones count far more than distant ones.
NEIGHBOURS = 30
_VOTE_POWER = 3


@dataclass(frozen=True)
class Likeness:
    """`measures` (texts × trades × MEASURES), and likeness 0–1 to each known text and title."""

    measures: np.ndarray
    to_texts: np.ndarray
    to_qualifications: np.ndarray


class TradeEvidence:
    """Compares read texts with all that is known of the trades."""

    def __init__(self, knowledge: TradeKnowledge) -> None:
        self.knowledge = knowledge
        trade = knowledge.texts.trade
        count = len(knowledge.trades)
        self.starts = np.searchsorted(trade, np.arange(count + 1))
        heads = [text.split(" ", 1)[0] for text in knowledge.texts.folded]
        self._head_number = {head: number for number, head in enumerate(sorted(set(heads)))}
        self._heads = np.array([self._head_number[head] for head in heads])
        ones = np.ones(len(trade), dtype=np.float32)
        places = (np.arange(len(trade)), trade)
        self._trade_of_text = sp.csr_matrix((ones, places), shape=(len(trade), count))
        self._prepares = _Prepares([one.trades for one in knowledge.qualifications], count)

    def measure(self, asked: Sequence[ReadText]) -> Likeness:
        """All measures of all trades for the texts, in order."""
        known = self.knowledge
        queries = [one.trade_text for one in asked]
        by_words, by_letters, letters = known.text_index.likeness(queries)
        likeness = (by_words + by_letters) / 2
        qualified = self._to_qualifications(asked)
        columns = (
            self._best(by_words),
            self._best(by_letters),
            self._votes(likeness),
            *known.words.measures(queries, letters),
            self._same_head(queries, likeness),
            self._prepares.best(qualified),
            np.broadcast_to(known.hires, (len(asked), len(known.trades))),
        )
        return Likeness(np.stack(columns, axis=2).astype(np.float32), likeness, qualified)

    def nearest_text(self, trade: int, likeness: np.ndarray) -> str:
        """The trade's text that is most like, as shown; `likeness` to every text."""
        start, end = self.starts[trade : trade + 2]
        nearest = int(start) + int(np.argmax(likeness[start:end]))
        return self.knowledge.texts.shown[nearest]

    def nearest_qualification(self, trade: int, likeness: np.ndarray) -> str | None:
        """The title most like among those that prepare the trade; None where none does."""
        titles = self._prepares.titles_of(trade)
        if not len(titles):
            return None
        nearest = int(titles[int(np.argmax(likeness[titles]))])
        return self.knowledge.qualifications[nearest].shown

    def _best(self, likeness: np.ndarray) -> np.ndarray:
        """The nearest text of each trade; texts stand grouped by trade."""
        best: np.ndarray = np.maximum.reduceat(likeness, self.starts[:-1], axis=1)
        return best

    def _votes(self, likeness: np.ndarray) -> np.ndarray:
        nearest = np.argpartition(-likeness, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        voices = np.take_along_axis(likeness, nearest, axis=1) ** _VOTE_POWER
        voices /= np.maximum(voices.sum(axis=1, keepdims=True), np.float32(1e-9))
        rows = np.repeat(np.arange(len(likeness)), NEIGHBOURS)
        votes = sp.csr_matrix((voices.ravel(), (rows, nearest.ravel())), shape=likeness.shape)
        by_trade: np.ndarray = (votes @ self._trade_of_text).toarray()
        return by_trade

    def _same_head(self, queries: list[str], likeness: np.ndarray) -> np.ndarray:
        """The nearest text whose first word, the profession's name, is also the query's first."""
        heads = [self._head_number.get(query.split(" ", 1)[0], -1) for query in queries]
        same = np.array(heads)[:, None] == self._heads[None, :]
        return self._best(likeness * same)

    def _to_qualifications(self, asked: Sequence[ReadText]) -> np.ndarray:
        queries = [one.diploma_text if one.names_a_diploma else one.trade_text for one in asked]
        by_words, by_letters, _ = self.knowledge.qualification_index.likeness(queries)
        likeness: np.ndarray = (by_words + by_letters) / 2
        return likeness


class _Prepares:
    """Which qualifications prepare which trade."""

    def __init__(self, trades_of: Sequence[tuple[int, ...]], count: int) -> None:
        pairs = sorted((trade, title) for title, named in enumerate(trades_of) for trade in named)
        self._count = count
        self._titles = np.array([title for _, title in pairs], dtype=np.intp)
        trades = np.array([trade for trade, _ in pairs], dtype=np.intp)
        self._starts = np.searchsorted(trades, np.arange(count + 1))
        self._prepared = np.flatnonzero(np.diff(self._starts))

    def titles_of(self, trade: int) -> np.ndarray:
        """Positions of the qualifications that prepare the trade."""
        return self._titles[self._starts[trade] : self._starts[trade + 1]]

    def best(self, likeness: np.ndarray) -> np.ndarray:
        """The nearest qualification of each trade (texts × trades); 0 where none prepares it."""
        best = np.zeros((len(likeness), self._count), dtype=np.float32)
        listed = np.take(likeness, self._titles, axis=1)
        best[:, self._prepared] = np.maximum.reduceat(listed, self._starts[self._prepared], axis=1)
        return best
