"""How alike are two titles? By the trade's words: what every advert says is left out."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from matcher.employers.likeness import overlap
from matcher.trades.words import stem, stems

_SAID_BY_ALL: Final = frozenset(
    stem(word)
    for word in (
        "alternance", "alternant", "apprenti", "apprentissage", "bac", "bep", "bp", "bts", "but",
        "cap", "cdd", "cdi", "contrat", "diplome", "embauche", "emploi", "futur", "immersion",
        "job", "licence", "mention", "offre", "pmsmp", "poste", "pro", "professionnel", "propose",
        "recherche", "recrute", "rentree", "stage", "titre", "urgent",
    )
)  # fmt: skip
# Words run together or misspelt throughout: "bar man", "barman".
_SAME_LETTERS: Final = 0.9


def title_words(title: str, noise: Iterable[str] = ()) -> tuple[str, ...]:
    """Stems of the words that name the trade; `noise` (employer's name, town) says nothing."""
    left_out = {each for text in noise for each in stems(text)}
    kept = (word for word in stems(title) if word not in _SAID_BY_ALL and not word.isdigit())
    return tuple(dict.fromkeys(word for word in kept if word not in left_out))


def titles_alike(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """0–1: share of the longer title's words that both hold; 1 for the same words."""
    if set(first) == set(second):
        return float(bool(first))
    letters = fuzz.ratio("".join(first), "".join(second)) / 100
    share = overlap(first, second, lambda _: 1.0).of_longer
    return max(share, letters) if letters >= _SAME_LETTERS else share
