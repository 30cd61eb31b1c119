"""Everything a trade finder knows, built from the reference frames or read back from arrays."""

from dataclasses import dataclass

import numpy as np

from matcher.trades.documents import (
    Frames,
    Qualification,
    TradeTexts,
    qualification_texts,
    trade_texts,
)
from matcher.trades.text_index import Arrays, TextIndex
from matcher.trades.trade_words import TradeWords, trade_words


@dataclass(frozen=True)
class TradeKnowledge:
    """Trades in order of code, the texts that name them, their qualifications, their hires.

    `hires` is 0–1: the logarithm of yearly hires, relative to the most hiring trade.
    """

    trades: list[str]
    labels: list[str]
    texts: TradeTexts
    text_index: TextIndex
    words: TradeWords
    qualifications: list[Qualification]
    qualification_index: TextIndex
    hires: np.ndarray

    def to_arrays(self) -> Arrays:
        """Everything held, as plain arrays that a file of arrays can keep without pickling."""
        return {
            "trades": lines_to_array(self.trades),
            "labels": lines_to_array(self.labels),
            "texts_folded": lines_to_array(self.texts.folded),
            "texts_shown": lines_to_array(self.texts.shown),
            "texts_trade": self.texts.trade,
            "qualifications_folded": lines_to_array([one.folded for one in self.qualifications]),
            "qualifications_plain": lines_to_array([one.plain for one in self.qualifications]),
            "qualifications_shown": lines_to_array([one.shown for one in self.qualifications]),
            "qualifications_trades": lines_to_array(
                [" ".join(map(str, one.trades)) for one in self.qualifications]
            ),
            "hires": self.hires,
            **self.text_index.to_arrays("text"),
            **self.qualification_index.to_arrays("qualification"),
            **self.words.to_arrays(),
        }


def knowledge_from_frames(frames: Frames) -> TradeKnowledge:
    """What the frames trades, titles, rome4, qualifications, naf_rome_hires and lexicon tell."""
    known = frames["trades"].sort_values("rome")
    trades = known["rome"].tolist()
    texts = trade_texts(frames, trades)
    index = TextIndex.of(texts.folded)
    qualifications = qualification_texts(frames, trades)
    hires = frames["naf_rome_hires"].groupby("rome")["hires"].sum().reindex(trades).fillna(0)
    rooted = np.log1p(hires.to_numpy(np.float64))
    return TradeKnowledge(
        trades,
        known["label"].tolist(),
        texts,
        index,
        trade_words(texts.folded, index, texts.trade, len(trades)),
        qualifications,
        TextIndex.of([one.folded for one in qualifications]),
        (rooted / max(rooted.max(), 1.0)).astype(np.float32),
    )


def knowledge_from_arrays(stored: Arrays) -> TradeKnowledge:
    """What `TradeKnowledge.to_arrays` described."""
    texts = TradeTexts(
        array_to_lines(stored["texts_folded"]),
        array_to_lines(stored["texts_shown"]),
        stored["texts_trade"],
    )
    columns = (
        array_to_lines(stored[f"qualifications_{name}"])
        for name in ("folded", "plain", "shown", "trades")
    )
    qualifications = [
        Qualification(folded, plain, shown, tuple(map(int, named.split())))
        for folded, plain, shown, named in zip(*columns, strict=True)
    ]
    return TradeKnowledge(
        array_to_lines(stored["trades"]),
        array_to_lines(stored["labels"]),
        texts,
        TextIndex.from_arrays("text", stored),
        TradeWords.from_arrays(stored),
        qualifications,
        TextIndex.from_arrays("qualification", stored),
        stored["hires"],
    )


def lines_to_array(lines: list[str]) -> np.ndarray:
    """Texts as one array of bytes, a line each; line ends within a text become spaces."""
    joined = "\n".join(" ".join(line.splitlines()) for line in lines)
    return np.frombuffer(joined.encode(), dtype=np.uint8)


def array_to_lines(stored: np.ndarray) -> list[str]:
    """The texts that `lines_to_array` described."""
    return stored.tobytes().decode().split("\n")
