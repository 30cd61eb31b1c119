"""Which trades does a text name? The one object that answers, singly or by the thousand."""

from collections.abc import Sequence
from itertools import batched
from typing import Self

import numpy as np
from sklearn.base import BaseEstimator

from matcher.trades.answers import TradeAnswer, TradeHit
from matcher.trades.documents import Frames
from matcher.trades.evidence import TradeEvidence
from matcher.trades.exact import ExactTexts
from matcher.trades.frames_known import FrameFacts, facts_from_arrays, facts_from_frames
from matcher.trades.knowledge import (
    TradeKnowledge,
    knowledge_from_arrays,
    knowledge_from_frames,
)
from matcher.trades.reader import TradeReader
from matcher.trades.reading import ReadText
from matcher.trades.refusal import Refusals
from matcher.trades.text_index import Arrays
from matcher.trades.weights import (
    DIPLOMA_WEIGHTS,
    SAME_QUALIFICATION,
    SAME_TEXT,
    TRADE_WEIGHTS,
    in_order,
)
from matcher.trades.words import folded

# Log-odds are told apart to this many decimals; the code decides between equals.
_DECIMALS = 5
_SAME_CODE = 100.0


class TradeFinder(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Ranks trades (ROME 3) for free text; `fit` on the reference frames, then `find`.

    Parameters: log-odds weights of the measures for plain texts and for texts with a diploma's
    name (both by name of measure), and `batch`, how many texts are compared at once.
    """

    def __init__(
        self,
        trade_weights: dict[str, float] | None = None,
        diploma_weights: dict[str, float] | None = None,
        batch: int = 128,
    ) -> None:
        self.trade_weights = trade_weights
        self.diploma_weights = diploma_weights
        self.batch = batch

    def fit(self, references: Frames) -> Self:
        """Learn the trades from frames by name; returns self.

        Needed: trades, titles, rome4, qualifications, naf_rome_hires, lexicon (phrase, rome).
        Used when given: apprenticeship_codes, communes (name, population), not_a_trade (phrase).
        """
        return self._set(knowledge_from_frames(references), facts_from_frames(references))

    def to_arrays(self) -> Arrays:
        """All that was learnt, as plain arrays for a file; `from_arrays` reads them back."""
        return self.knowledge_.to_arrays() | self.facts_.to_arrays()

    def from_arrays(self, stored: Arrays) -> Self:
        """Take what `to_arrays` of a fitted finder gave instead of fitting; returns self."""
        return self._set(knowledge_from_arrays(stored), facts_from_arrays(stored))

    def find(self, text: str, k: int = 10) -> TradeAnswer:
        """The k likeliest trades of one text, or the reason why it names none."""
        return self.find_answers([text], k)[0]

    def find_answers(self, texts: Sequence[str], k: int = 10) -> list[TradeAnswer]:
        """The answer to each text, in order."""
        answers: list[TradeAnswer] = []
        for part in batched(texts, self.batch):
            answers.extend(self._answers(part, k))
        return answers

    def _set(self, knowledge: TradeKnowledge, facts: FrameFacts) -> Self:
        self.knowledge_ = knowledge
        self.facts_ = facts
        self._evidence = TradeEvidence(knowledge)
        self._reader = TradeReader(knowledge, facts.places)
        self._exact = ExactTexts(knowledge.texts, knowledge.qualifications, facts.codes)
        self._refusals = Refusals(facts.not_a_trade, self._reader)
        self._plain = np.array(in_order(self.trade_weights or TRADE_WEIGHTS))
        self._diploma = np.array(in_order(self.diploma_weights or DIPLOMA_WEIGHTS))
        return self

    def _answers(self, texts: Sequence[str], k: int) -> list[TradeAnswer]:
        asked = [self._reader.read(text) for text in texts]
        found = self._evidence.measure(asked)
        talk = self.facts_.small_talk.odds([folded(text) for text in texts])
        answers = []
        for row, (text, one) in enumerate(zip(texts, asked, strict=True)):
            like = (found.to_texts[row], found.to_qualifications[row])
            said = self._said_exactly(text, one)
            nearest = max(float(like[0].max()), float(like[1].max()))
            sure = said.any() and not one.mended
            refusal = None if sure else self._refusals.reason(text, one, nearest, talk[row])
            if refusal:
                answers.append(TradeAnswer([], refusal))
                continue
            weights = self._diploma if one.names_a_diploma else self._plain
            odds = found.measures[row].astype(np.float64) @ weights + said
            answers.append(TradeAnswer(self._hits(odds, k, one.names_a_diploma, like)))
        return answers

    def _said_exactly(self, text: str, asked: ReadText) -> np.ndarray:
        """Log-odds added to the trades that the text names word for word or by code."""
        added = np.zeros(len(self.knowledge_.trades))
        added[self._exact.trades_of_codes(text)] = _SAME_CODE
        if not asked.words:
            return added
        same = self._exact.trades_of_text(asked)
        titled = self._exact.trades_of_qualification(text, asked)
        if titled and (asked.names_a_diploma or not same):
            added[titled] += SAME_QUALIFICATION
        else:
            added[same] += SAME_TEXT
        return added

    def _hits(
        self, odds: np.ndarray, k: int, diploma: bool, like: tuple[np.ndarray, np.ndarray]
    ) -> list[TradeHit]:
        odds = np.round(odds, _DECIMALS)
        chances = np.exp(odds - odds.max())
        chances /= chances.sum()
        known = self.knowledge_
        hits = []
        # Trades stand in order of code, so a stable sort leaves equals in that order.
        for trade in np.argsort(-odds, kind="stable")[:k]:
            title = self._evidence.nearest_qualification(trade, like[1]) if diploma else None
            phrase = title or self._evidence.nearest_text(trade, like[0])
            hits.append(
                TradeHit(known.trades[trade], known.labels[trade], float(chances[trade]), phrase)
            )
        return hits
