"""Does a text sound like an answer that names no trade, even one never heard before?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from matcher.trades.text_index import Arrays, restore_term_weights, term_weights_to_arrays
from matcher.trades.words import folded

_LETTER_GROUPS = (1, 4)
# Inverse strength of the ridge: flat between 1 and 20 on held-out phrases.
_LOOSENESS = 5.0
_NEVER = -10.0


@dataclass(frozen=True)
class SmallTalk:
    """A logistic regression over words, small ones included, and groups of letters."""

    words: TfidfVectorizer | None
    letters: TfidfVectorizer | None
    slopes: np.ndarray
    intercept: float

    def odds(self, plain: Sequence[str]) -> np.ndarray:
        """Log-odds that each folded text is small talk, both kinds taken as equally frequent."""
        if self.words is None or self.letters is None:
            return np.full(len(plain), _NEVER)
        rows = sp.hstack([self.words.transform(plain), self.letters.transform(plain)])
        odds: np.ndarray = rows @ self.slopes + self.intercept
        return odds

    def to_arrays(self) -> Arrays:
        """Everything held, as plain arrays."""
        stored: Arrays = {"talk_slopes": self.slopes, "talk_intercept": np.array(self.intercept)}
        if self.words is None or self.letters is None:
            return stored
        stored |= term_weights_to_arrays("talk_words", self.words)
        return stored | term_weights_to_arrays("talk_letters", self.letters)

    @classmethod
    def from_arrays(cls, stored: Arrays) -> "SmallTalk":
        """What `to_arrays` described."""
        slopes, intercept = stored["talk_slopes"], float(stored["talk_intercept"])
        if "talk_words_terms" not in stored:
            return cls(None, None, slopes, intercept)
        words, letters = _word_weights(), _letter_weights()
        restore_term_weights("talk_words", words, stored)
        restore_term_weights("talk_letters", letters, stored)
        return cls(words, letters, slopes, intercept)


def learn_small_talk(phrases: Sequence[str], trade_phrases: Sequence[str]) -> SmallTalk:
    """Learned from phrases that name no trade and phrases that do; never sure without either."""
    talk = [plain for plain in map(folded, phrases) if plain]
    trade = [plain for plain in map(folded, trade_phrases) if plain]
    if not talk or not trade:
        return SmallTalk(None, None, np.zeros(0), 0.0)
    words, letters = _word_weights(), _letter_weights()
    rows = sp.hstack([words.fit_transform(talk + trade), letters.fit_transform(talk + trade)])
    kinds = np.repeat([1, 0], [len(talk), len(trade)])
    # Trades are eighteen times as many here; nobody knows the share among real answers.
    fitted = LogisticRegression(C=_LOOSENESS, class_weight="balanced", solver="liblinear")
    fitted.fit(rows.tocsr(), kinds)
    return SmallTalk(words, letters, fitted.coef_[0], float(fitted.intercept_[0]))


def _word_weights() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=str.split, dtype=np.float32)


def _letter_weights() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=_LETTER_GROUPS, sublinear_tf=True, dtype=np.float32
    )
