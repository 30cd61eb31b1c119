"""How alike are two short texts? Cosines of weighted words and of groups of letters."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

Arrays = dict[str, np.ndarray]

# Groups of 3 to 5 letters within words; pairs were no better and a quarter slower.
LETTER_GROUPS = (3, 5)


def words_and_pairs(text: str) -> list[str]:
    """The words of a folded text, and each pair of neighbours."""
    words = text.split()
    return words + [f"{one} {two}" for one, two in pairwise(words)]


class TextIndex:
    """Folded texts as two sparse matrices of unit rows, one of words, one of groups of letters."""

    def __init__(
        self, words: TfidfVectorizer, letters: TfidfVectorizer, rows: tuple[sp.csr_matrix, ...]
    ) -> None:
        self.words = words
        self.letters = letters
        self.word_rows, self.letter_rows = rows
        self._word_columns = self.word_rows.T.tocsr()
        self._letter_columns = self.letter_rows.T.tocsr()

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """The index of these folded texts, one row each, in order."""
        words, letters = _word_weights(), _letter_weights()
        rows = (words.fit_transform(texts).tocsr(), letters.fit_transform(texts).tocsr())
        return cls(words, letters, rows)

    def likeness(self, queries: Sequence[str]) -> tuple[np.ndarray, np.ndarray, sp.csr_matrix]:
        """Cosines 0–1 by words and by letters (queries × texts), and the queries' letter rows."""
        words = self.words.transform(queries) @ self._word_columns
        rows = self.letters.transform(queries)
        return words.toarray(), (rows @ self._letter_columns).toarray(), rows

    def to_arrays(self, prefix: str) -> Arrays:
        """Everything the index holds, as plain arrays under names that begin with `prefix`."""
        stored: Arrays = {}
        for name, weights, rows in (
            ("words", self.words, self.word_rows),
            ("letters", self.letters, self.letter_rows),
        ):
            key = f"{prefix}_{name}"
            stored |= term_weights_to_arrays(key, weights) | rows_to_arrays(key, rows)
        return stored

    @classmethod
    def from_arrays(cls, prefix: str, stored: Arrays) -> Self:
        """The index that `to_arrays` described."""
        words, letters = _word_weights(), _letter_weights()
        restore_term_weights(f"{prefix}_words", words, stored)
        restore_term_weights(f"{prefix}_letters", letters, stored)
        rows = tuple(rows_from_arrays(f"{prefix}_{name}", stored) for name in ("words", "letters"))
        return cls(words, letters, rows)


def term_weights_to_arrays(key: str, weights: TfidfVectorizer) -> Arrays:
    """The terms of a fitted vectoriser and their weights, as two plain arrays."""
    terms = "\n".join(weights.get_feature_names_out()).encode()
    return {f"{key}_terms": np.frombuffer(terms, dtype=np.uint8), f"{key}_idf": weights.idf_}


def restore_term_weights(key: str, weights: TfidfVectorizer, stored: Arrays) -> None:
    """Give a new vectoriser the terms and weights that `term_weights_to_arrays` described."""
    terms = stored[f"{key}_terms"].tobytes().decode().split("\n")
    weights.vocabulary = {term: place for place, term in enumerate(terms)}
    weights.idf_ = stored[f"{key}_idf"]


def rows_to_arrays(key: str, rows: sp.csr_matrix) -> Arrays:
    """A sparse matrix as four plain arrays."""
    return {
        f"{key}_data": rows.data,
        f"{key}_indices": rows.indices.astype(np.int32),
        f"{key}_indptr": rows.indptr.astype(np.int32),
        f"{key}_shape": np.array(rows.shape, dtype=np.int64),
    }


def rows_from_arrays(key: str, stored: Arrays) -> sp.csr_matrix:
    """The sparse matrix that `rows_to_arrays` described."""
    parts = (stored[f"{key}_data"], stored[f"{key}_indices"], stored[f"{key}_indptr"])
    return sp.csr_matrix(parts, shape=tuple(stored[f"{key}_shape"]))


def _word_weights() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=words_and_pairs, dtype=np.float32)


def _letter_weights() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=LETTER_GROUPS, sublinear_tf=True, dtype=np.float32
    )
