"""What does a text ask for, knowing the towns, the trades' words and the diplomas' names?"""

from dataclasses import replace
from functools import cached_property

from matcher.trades.acronyms import Acronyms
from matcher.trades.knowledge import TradeKnowledge
from matcher.trades.places import Places
from matcher.trades.reading import ReadText, read_text, with_short_diploma_names
from matcher.trades.spelling import Spelling
from matcher.trades.words import STOP_WORDS, stem, without_inclusive_endings

# Longest first, so that "BTSA" is not read as "BTS".
DIPLOMA_KINDS = (
    "certificat de specialisation", "titre professionnel", "cap agricole", "bac techno",
    "bac pro", "bpjeps", "btsa", "bpa", "bts", "cap", "bp", "mc",
)  # fmt: skip


class TradeReader:
    """Reads texts: towns left out, acronyms spelled out, slips of spelling mended."""

    def __init__(self, knowledge: TradeKnowledge, places: Places) -> None:
        counts: dict[str, int] = {}
        for text in knowledge.texts.folded:
            for word in text.split():
                counts[word] = counts.get(word, 0) + 1
        self.trade_stems = frozenset(counts)
        in_titles = [word for one in knowledge.qualifications for word in one.folded.split()]
        for word in in_titles:
            counts[word] = counts.get(word, 0) + 1
        self._title_stems = frozenset(in_titles)
        self.places = places
        self._spelling = Spelling(counts)
        self._titles = [(one.plain, one.shown) for one in knowledge.qualifications]

    def read(self, text: str) -> ReadText:
        """The text as asked; `words` is empty when no word is left that could name a trade."""
        masculine = without_inclusive_endings(text)
        asked = read_text(self.places.without_towns(masculine, self.trade_stems))
        if asked.names_a_diploma:
            title = self._spelled_out(text)
            if title is not None:
                return replace(read_text(title), names_a_diploma=True)
        words = self._spelling.corrected(asked.words)
        diploma_words = self._spelling.corrected(asked.diploma_words)
        mended = words != asked.words
        return replace(asked, words=words, diploma_words=diploma_words, mended=mended)

    def is_town(self, text: str) -> bool:
        """The text is a town's name and nothing else."""
        return self.places.is_town(text, self.trade_stems)

    def knows_a_word(self, asked: ReadText) -> bool:
        """At least one word of what is asked appears in the texts that name trades."""
        return any(word in self._spelling.known for word in asked.words)

    @cached_property
    def _acronyms(self) -> Acronyms:
        """Made at the first acronym asked: most texts have none."""
        return Acronyms(self._titles, DIPLOMA_KINDS)

    def _spelled_out(self, text: str) -> str | None:
        """Title of the qualification whose acronym the text holds, if a word is one."""
        plain = with_short_diploma_names(text)
        kind = next((one for one in DIPLOMA_KINDS if f" {one} " in f" {plain} "), None)
        if kind is None:
            return None
        for word in plain.replace(kind, " ").split():
            if word not in STOP_WORDS and stem(word) not in self._title_stems:
                title = self._acronyms.title_of(word, kind)
                if title is not None:
                    return title
        return None
