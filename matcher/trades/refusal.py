"""Why does a text name no trade? Each reason is a French sentence that says what to write."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from matcher.trades.reader import TradeReader
from matcher.trades.reading import ReadText
from matcher.trades.words import folded

_REMEDY: Final = (
    "Écrivez un métier (« boulanger »), un diplôme (« CAP cuisine ») "
    "ou une activité (« s'occuper d'enfants »)."
)
EMPTY: Final = f"Rien n'est écrit. {_REMEDY}"
TOWN: Final = f"C'est un nom de commune, pas un métier. {_REMEDY}"
NO_TRADE: Final = f"Ce texte ne nomme pas de métier. {_REMEDY}"
UNKNOWN_WORDS: Final = f"Aucun métier connu ne ressemble à ce texte. {_REMEDY}"

# One sign in ten may differ: "je sais pas" and "j'sais pas", not "test" and "testeur".
SAME_PHRASE = 90
# A whole word shared with a title gives more than this; letters shared by chance give less.
LEAST_LIKENESS = 0.25
LEAST_LIKENESS_UNKNOWN_WORDS = 0.35
# Log-odds of small talk. Five folds of the phrases and of the lexicon, each read without itself:
# these limits raise the phrases refused from 58 to 87 % and the lexicon's, all of them trades, from
# 4.0 to 4.7 %. Chosen on those folds. A text that sounds only a little like small talk must also
# resemble no known text.
SURELY_SMALL_TALK = 1.0
PERHAPS_SMALL_TALK = 0.6
LEAST_LIKENESS_SMALL_TALK = 0.6


class Refusals:
    """Tells texts that name no trade; `phrases` are everyday wordings that name none."""

    def __init__(self, phrases: Iterable[str], reader: TradeReader) -> None:
        self._phrases = sorted({folded(phrase) for phrase in phrases} - {""})
        self._reader = reader

    def reason(self, text: str, asked: ReadText, likeness: float, talk: float) -> str | None:
        """Why the text names no trade, or None.

        `likeness` (0–1) is that of the nearest known text, `talk` the log-odds of small talk.
        """
        plain = folded(text)
        if not plain:
            return EMPTY
        if self._reader.is_town(text):
            return TOWN
        near = process.extractOne(plain, self._phrases, scorer=fuzz.ratio, score_cutoff=SAME_PHRASE)
        if near is not None or not asked.words or _is_small_talk(talk, likeness):
            return NO_TRADE
        known = self._reader.knows_a_word(asked)
        least = LEAST_LIKENESS if known else LEAST_LIKENESS_UNKNOWN_WORDS
        return UNKNOWN_WORDS if likeness < least else None


def _is_small_talk(talk: float, likeness: float) -> bool:
    if talk > SURELY_SMALL_TALK:
        return True
    return talk > PERHAPS_SMALL_TALK and likeness < LEAST_LIKENESS_SMALL_TALK
