"""Which field does each header of a file most likely mean? Guesses, for somebody to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from data.sources.columns import Kind, header_key, header_name
from data.sources.headers import find_columns, is_free_text

# Below this likeness (0-100) a guess is wrong more often than right.
_LIKE: Final = 82
# « Date » is like three fields: where the second is as near, nobody is guessed.
_AHEAD: Final = 4
# « Nom » stands in too many headers to say which.
_SHORTEST: Final = 4
# How people write the words of our headers.
_MEANT: Final = {
    "ref": "reference",
    "nb": "nombre",
    "n": "numero",
    "no": "numero",
    "num": "numero",
    "libelle": "intitule",
    "denomination": "raison",
    "demarrage": "debut",
    "metiers": "metier",
    "tel": "telephone",
    "url": "lien",
}
# Whom to write to is nobody's to guess: such columns are read on somebody's word only.
_PERSONAL: Final = {"contact", "mail", "email", "courriel", "interlocuteur", "responsable"}


class How(StrEnum):
    """Why a header goes with a field, or with none."""

    REMEMBERED = "remembered"
    KNOWN = "known"
    GUESSED = "guessed"
    FREE_TEXT = "free_text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A header, the key of its field (None: not read), and why."""

    header: str
    key: str | None
    how: How


def guess_columns(
    headers: tuple[str, ...], kind: Kind, remembered: Mapping[str, str]
) -> list[ColumnGuess]:
    """One guess a header, no field twice. `remembered`: header → field of an earlier file."""
    positions = find_columns(headers, kind, remembered, "")
    field_at = {at: key for key, at in positions.items()}
    told = {header_name(header) for header in remembered}
    left = [at for at, header in enumerate(headers) if header and at not in field_at]
    free = [at for at in left if header_name(headers[at]) not in told]
    readable = [at for at in free if not _is_kept_out(headers[at])]
    guessed = _likeliest([(at, headers[at]) for at in readable], kind, set(positions))
    made = []
    for at, header in enumerate(headers):
        key = field_at.get(at, guessed.get(at))
        if header_name(header) in told:
            how = How.REMEMBERED
        elif at in field_at:
            how = How.KNOWN
        elif key is not None:
            how = How.GUESSED
        else:
            how = How.FREE_TEXT if is_free_text(header) else How.UNKNOWN
        made.append(ColumnGuess(header, key, how))
    return made


def _is_kept_out(header: str) -> bool:
    return is_free_text(header) or not _PERSONAL.isdisjoint(header_key(header).split())


def _likeliest(headers: list[tuple[int, str]], kind: Kind, taken: set[str]) -> dict[int, str]:
    """Position → field, the surest first; what two fields are like stays open."""
    sure: list[tuple[float, int, str]] = []
    for at, header in headers:
        ranked = sorted(_likenesses(header, kind, taken), reverse=True)
        if len(header_key(header)) < _SHORTEST or not ranked or ranked[0][0] < _LIKE:
            continue
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD:
            sure.append((-ranked[0][0], at, ranked[0][1]))
    found: dict[int, str] = {}
    for _, at, key in sorted(sure):
        if key not in found.values():
            found[at] = key
    return found


def _likenesses(header: str, kind: Kind, taken: set[str]) -> list[tuple[float, str]]:
    said = _meant(header)
    return [
        (max(_alike(said, _meant(name)) for name in (each.header, *each.aliases)), each.key)
        for each in kind.columns
        if each.key not in taken
    ]


@lru_cache(maxsize=2000)
def _meant(text: str) -> str:
    return " ".join(_MEANT.get(word, word) for word in header_key(text).split())


def _alike(said: str, name: str) -> float:
    """Misspelt (the letters), or with words more or less (the words); never by one letter run."""
    return max(fuzz.ratio(said, name), 0.95 * fuzz.token_set_ratio(said, name))
