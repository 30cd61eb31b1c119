"""Which qualification does an acronym stand for? "bac pro MELEC", "BTS MCO", "CAP AEPE"."""

import re
from collections.abc import Iterable

from matcher.trades.words import STOP_WORDS

SHORTEST, LONGEST = 2, 8
# A word lends its first letter, or up to four ("ELEC" in MELEC, "OR" in AGORA).
LETTERS_LENT = 4
_TAIL = re.compile(r"\b(?:option|mention|specialite|dominante)\b(?!.*\bmention\b)(.*)$")


class Acronyms:
    """Titles of qualifications, each folded and as shown, by their kind."""

    def __init__(self, titles: Iterable[tuple[str, str]], kinds: tuple[str, ...]) -> None:
        self._by_kind: dict[str, dict[tuple[str, ...], str]] = {kind: {} for kind in kinds}
        for plain, title in titles:
            kind = next((one for one in kinds if plain.startswith(one + " ")), None)
            if kind is None:
                continue
            named = plain[len(kind) :]
            branch = _TAIL.search(named)
            for part in (_TAIL.sub("", named), branch[1] if branch else ""):
                words = tuple(part.split())
                shortest = self._by_kind[kind].get(words, title)
                self._by_kind[kind][words] = min(shortest, title, key=lambda one: (len(one), one))

    def title_of(self, acronym: str, kind: str) -> str | None:
        """The shortest title of that kind whose words spell the acronym, or None."""
        if not (SHORTEST <= len(acronym) <= LONGEST and acronym.isalpha()):
            return None
        spelled = [
            (len(words), title)
            for words, title in self._by_kind.get(kind, {}).items()
            if spells(words, acronym)
        ]
        return min(spelled)[1] if spelled else None


def spells(words: tuple[str, ...], acronym: str) -> bool:
    """Each word gives its first letters, in order; small words may give none."""
    if not words:
        return not acronym
    first, rest = words[0], words[1:]
    if first in STOP_WORDS and spells(rest, acronym):
        return True
    for count in range(1, min(LETTERS_LENT, len(first)) + 1):
        if not acronym.startswith(first[:count]):
            return False
        if spells(rest, acronym[count:]):
            return True
    return False
