"""What does an address say? House numbers, words of the street, postal code, where known."""

import re
from dataclasses import dataclass
from typing import Final

from matcher.employers.words import folded

_POSTCODE: Final = re.compile(r"(?:^|\s)(\d{5})(?=\s|$)")
_POST_BOX: Final = re.compile(r"\b(?:CS|BP|TSA) ?\d+\b|\bCEDEX\b.*$")
_HOUSE: Final = re.compile(r"(\d{1,4})[A-Z]?")
_HOUSE_PARTS: Final = frozenset(("B", "BIS", "T", "TER", "Q", "QUATER"))
# What a street is called besides its name. Registers abbreviate it each in its own way.
_WAYS: Final = frozenset((
    "ALL", "ALLEE", "ALLEES", "AV", "AVE", "AVENUE", "BD", "BLD", "BVD", "BOULEVARD", "CHAT",
    "CHATEAU", "CHE", "CHEM", "CHEMIN", "CHS", "CRS", "COURS", "DOM", "DOMAINE", "ESP",
    "ESPLANADE", "FBG", "FG", "FAUBOURG", "GRANDE", "IMP", "IMPASSE", "LD", "LIEU", "DIT", "LOT",
    "LOTISSEMENT", "MTE", "MONTEE", "PARC", "PAS", "PASSAGE", "PL", "PLACE", "PRV", "PARVIS",
    "QU", "QUAI", "R", "RUE", "RES", "RESIDENCE", "RPT", "RTE", "ROUTE", "SQ", "SQUARE", "VLA",
    "VILLA", "VOIE", "ZA", "ZAC", "ZI", "ZONE",
))  # fmt: skip
_LONG_FORMS: Final = {
    "CDT": "COMMANDANT", "CHAMPERR": "CHAMPERRET", "COL": "COLONEL", "DR": "DOCTEUR",
    "GAL": "GENERAL", "GEN": "GENERAL", "GL": "GENERAL", "MAL": "MARECHAL",
    "MGR": "MONSEIGNEUR", "PDT": "PRESIDENT", "PROF": "PROFESSEUR", "PTE": "PORTE",
    "ST": "SAINT", "STE": "SAINTE",
}  # fmt: skip
_SMALL: Final = frozenset((
    "A", "AU", "AUX", "C", "D", "DE", "DES", "DU", "EN", "ET", "L", "LA", "LE", "LES", "N", "S",
    "SOUS", "SUR",
))  # fmt: skip


@dataclass(frozen=True)
class Address:
    """Parts of one address; an empty part is unknown."""

    numbers: frozenset[int]
    street: tuple[str, ...]
    postcode: str


def read_address(text: str) -> Address:
    """The parts of an address such as « 12 bis, av. de la Gare 72000 Le Mans ».

    What follows the postal code is the town, which some registers give and others do not.
    """
    plain = folded(text)
    found = list(_POSTCODE.finditer(plain))
    before = plain[: found[-1].start()] if found else plain
    words = _POST_BOX.sub(" ", before).split()
    numbers, rest = _split_numbers(words)
    street = tuple(_LONG_FORMS.get(word, word) for word in rest if word not in _SMALL | _WAYS)
    return Address(frozenset(numbers), street, found[-1].group(1) if found else "")


def _split_numbers(words: list[str]) -> tuple[list[int], list[str]]:
    """Leading house numbers ("1 9 RUE", "4B RUE", "74 BIS QUAI"), and the words after them."""
    numbers: list[int] = []
    for at, word in enumerate(words):
        house = _HOUSE.fullmatch(word)
        if house:
            numbers.append(int(house.group(1)))
        elif not (numbers and word in _HOUSE_PARTS):
            return numbers, words[at:]
    return numbers, []
