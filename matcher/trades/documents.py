"""Which texts are known to name which trade? Titles, labels, everyday phrases, qualifications."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from matcher.trades.reading import read_text, with_short_diploma_names
from matcher.trades.words import stems

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class TradeTexts:
    """Texts that name one trade each, grouped by trade in the order of `trades`.

    `folded` are their stems, `shown` the first wording they had, `trade` the position of each
    text's trade. Every trade has at least one text.
    """

    folded: list[str]
    shown: list[str]
    trade: np.ndarray


def trade_texts(frames: Frames, trades: list[str]) -> TradeTexts:
    """Every distinct folded text of each trade, from the frames titles, trades, rome4, lexicon."""
    place = {rome: number for number, rome in enumerate(trades)}
    rows = pd.DataFrame(_named_trades(frames), columns=["folded", "shown", "rome"])
    rows = rows[(rows["folded"] != "") & rows["rome"].isin(place)]
    rows = rows.drop_duplicates(["folded", "rome"])
    rows = rows.assign(trade=rows["rome"].map(place)).sort_values(["trade", "folded"])
    return TradeTexts(
        rows["folded"].tolist(), rows["shown"].tolist(), rows["trade"].to_numpy(np.int32)
    )


def _named_trades(frames: Frames) -> Iterator[tuple[str, str, str]]:
    for table, column in (
        ("trades", "label"), ("titles", "title"), ("titles", "short_title"), ("rome4", "label"),
    ):  # fmt: skip
        frame = frames[table]
        for text, rome in zip(frame[column], frame["rome"], strict=True):
            yield " ".join(stems(text)), text, rome
    lexicon = frames["lexicon"]
    for phrase, rome in zip(lexicon["phrase"], lexicon["rome"], strict=True):
        yield read_text(phrase).trade_text, phrase, rome


@dataclass(frozen=True)
class Qualification:
    """One title of a qualification: its stems, the title as shown, its trades' positions.

    `plain` is the title folded, small words kept and the diploma's name in its short form.
    """

    folded: str
    plain: str
    shown: str
    trades: tuple[int, ...]


def qualification_texts(frames: Frames, trades: list[str]) -> list[Qualification]:
    """Every distinct (title, trades) of qualifications and apprenticeship codes, in order.

    Titles that differ by small words only are kept apart; those that lead to no known trade are
    left out.
    """
    place = {rome: number for number, rome in enumerate(trades)}
    found: dict[tuple[str, tuple[int, ...]], Qualification] = {}
    for table in ("qualifications", "apprenticeship_codes"):
        frame = frames.get(table)
        if frame is None:
            continue
        for title, romes in zip(frame["title"], frame["romes"], strict=True):
            named = tuple(place[rome] for rome in romes.split("|") if rome in place)
            text = read_text(title).diploma_text
            if named and text:
                plain = with_short_diploma_names(title)
                found.setdefault((plain, named), Qualification(text, plain, title, named))
    return sorted(found.values(), key=lambda one: (one.folded, one.shown, one.trades))
