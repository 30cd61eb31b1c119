"""How well do a trade's words, all its texts together, account for what is asked?

Unlike the nearest text, these measures join words that stand in different texts of one trade.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from matcher.trades.text_index import Arrays, TextIndex, rows_from_arrays, rows_to_arrays

# Dirichlet smoothing of a trade's word counts: as many words as five titles of four.
SMOOTHING_WORDS = 20.0
# A word never seen elsewhere still has this count, so that no ratio is infinite.
_UNSEEN = 0.1
_TABLES = ("centre", "cover", "surprise")


@dataclass(frozen=True)
class TradeWords:
    """One row per trade: `centre` of its letters, `cover` and `surprise` of its words.

    `rarity` tells how few trades use each word; `length_cost` what a long list of texts costs.
    """

    counter: CountVectorizer
    centre: sp.csr_matrix
    cover: sp.csr_matrix
    surprise: sp.csr_matrix
    rarity: np.ndarray
    length_cost: np.ndarray

    def measures(
        self, queries: list[str], letters: sp.csr_matrix
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Three arrays (queries × trades): cosine to the centre, cover 0–1, log-likelihood."""
        asked = self.counter.transform(queries).astype(np.float32)
        asked.data[:] = 1.0
        known = np.maximum(asked @ self.rarity, np.float32(1e-6))[:, None]
        length = np.maximum(np.asarray(asked.sum(axis=1)), 1.0)
        centre = (letters @ self.centre.T).toarray()
        cover = (asked @ self.cover.T).toarray() / known
        likelihood = (asked @ self.surprise.T).toarray() / length + self.length_cost
        return centre, cover, likelihood.astype(np.float32)

    def to_arrays(self) -> Arrays:
        """Everything held, as plain arrays."""
        stored: Arrays = {"trade_rarity": self.rarity, "trade_length_cost": self.length_cost}
        terms = "\n".join(self.counter.get_feature_names_out()).encode()
        stored["trade_terms"] = np.frombuffer(terms, dtype=np.uint8)
        for name in _TABLES:
            stored |= rows_to_arrays(f"trade_{name}", getattr(self, name))
        return stored

    @classmethod
    def from_arrays(cls, stored: Arrays) -> "TradeWords":
        """What `to_arrays` described."""
        terms = stored["trade_terms"].tobytes().decode().split("\n")
        centre, cover, surprise = (rows_from_arrays(f"trade_{name}", stored) for name in _TABLES)
        return cls(
            CountVectorizer(analyzer=str.split, vocabulary=terms),
            centre,
            cover,
            surprise,
            stored["trade_rarity"],
            stored["trade_length_cost"],
        )


def trade_words(texts: list[str], index: TextIndex, trade: np.ndarray, trades: int) -> TradeWords:
    """The measures' tables for texts (rows of `index`) that name the trades at `trade`."""
    ones = np.ones(len(texts), dtype=np.float32)
    of_trade = sp.csr_matrix((ones, (trade, np.arange(len(texts)))), shape=(trades, len(texts)))
    counter = CountVectorizer(analyzer=str.split)
    counts = (of_trade @ counter.fit_transform(texts)).astype(np.float32).tocsr()
    used_by = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((trades + 1) / (used_by + 0.5)).astype(np.float32)
    cover = counts.copy()
    cover.data = cover.data / (cover.data + 1.0)
    cover = cover.multiply(rarity).tocsr().astype(np.float32)
    share = np.asarray(counts.sum(axis=0)).ravel() + _UNSEEN
    share /= share.sum()
    surprise = counts.copy()
    expected = SMOOTHING_WORDS * share[counts.indices]
    surprise.data = np.log((counts.data + expected) / expected).astype(np.float32)
    length = np.asarray(counts.sum(axis=1)).ravel()
    length_cost = -np.log((length + SMOOTHING_WORDS) / SMOOTHING_WORDS).astype(np.float32)
    centre = normalize(of_trade @ index.letter_rows).tocsr().astype(np.float32)
    return TradeWords(counter, centre, cover, surprise, rarity, length_cost)
