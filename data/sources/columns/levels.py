"""Which European level is meant by "CAP", "bac pro", "niveau IV" or "4"?

Levels 3 to 8 are those of the décret n° 2019-14 of 8 January 2019; the Roman numbers are those of
the 1969 nomenclature it replaced, which i-Milo exports still use. 2 means no diploma (collège).
"""

import re

from data.sources.columns.column import Parser, header_key
from data.sources.flaws import CellRefused

_ROMAN = {"vi": 2, "v bis": 2, "v": 3, "iv": 4, "iii": 5, "ii": 6, "i": 7}
_WORDS = {
    "aucun": 2,
    "aucun diplome": 2,
    "sans diplome": 2,
    "college": 2,
    "brevet": 2,
    "dnb": 2,
    "cfg": 2,
    "cap": 3,
    "bep": 3,
    "cap bep": 3,
    "bac": 4,
    "baccalaureat": 4,
    "bac pro": 4,
    "bac general": 4,
    "bac techno": 4,
    "bac technologique": 4,
    "bp": 4,
    "bac+2": 5,
    "bac +2": 5,
    "bts": 5,
    "dut": 5,
    "deug": 5,
    "bac+3": 6,
    "bac +3": 6,
    "licence": 6,
    "licence pro": 6,
    "but": 6,
    "bac+4": 6,
    "bac +4": 6,
    "bac+5": 7,
    "bac +5": 7,
    "master": 7,
    "ingenieur": 7,
    "bac+8": 8,
    "bac +8": 8,
    "doctorat": 8,
}
LEVEL_FORM = "niveau de 2 à 8 (2 sans diplôme, 3 CAP, 4 bac, 5 bac+2, 6 licence, 7 master)"


def level_reached(text: str) -> int:
    """Level of the highest diploma, 2 to 8."""
    word = re.sub(r"^niveau ", "", header_key(text))
    if word in _WORDS:
        return _WORDS[word]
    if word in _ROMAN:
        return _ROMAN[word]
    # « 3 - CAP », « niveau 4 (bac) »
    if found := re.fullmatch(r"([2-8])(?: \D.*)?", word):
        return int(found[1])
    raise CellRefused(f"{LEVEL_FORM} attendu")


def diploma_level(lowest: int) -> Parser:
    """A parser of a diploma aimed at or prepared: a level from `lowest` to 8."""

    def parse(text: str) -> int:
        level = level_reached(text)
        if level < lowest:
            raise CellRefused(f"niveau de {lowest} à 8 attendu")
        return level

    return parse
