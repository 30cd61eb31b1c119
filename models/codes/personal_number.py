"""Whether a text holds what looks like a national registration number (NIR).

The form is Insee's: sex, year, month, département, commune, order, and a two-digit key (décret
n° 82-103 of 22 January 1982). The CNIL forbids asking candidates for it: it is refused anywhere.
"""

import re
import unicodedata
from itertools import accumulate

from models.errors import PersonalNumberRefused

# Sex 1-2 (3-4 while being assigned, 7-8 temporary); months 20, 30-42 and 50-99 are Insee's codes
# for births whose month is unknown; Corsica is 2A or 2B; commune and order are never 000.
_NIR = re.compile(
    r"[1-478]\d\d(?:0[1-9]|1[0-2]|20|3\d|4[0-2]|[5-9]\d)"
    r"(?:0[1-9]|[1-9]\d|2[AB])(?!000)\d{3}(?!000)\d{3}(?:\d\d)?"
)
# Between two groups people type spaces, dots, dashes, underscores or slashes.
_GAP = r"[\s.\-‐‑‒–—_/]{1,3}"
_GROUP = r"(?:\d|(?<=\d)[AB](?=[\s.\-‐‑‒–—_/]{0,3}\d))+"
_RUN = re.compile(rf"{_GROUP}(?:{_GAP}{_GROUP})*")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LENGTHS = (13, 15)
_NIR_BOUNDARIES = frozenset({1, 3, 5, 7, 10, 13})


def looks_like_personal_number(text: str) -> bool:
    """True when `text` holds 13 digits, or 15 with the key, of a NIR's form.

    Groups must be cut where a NIR is cut, or the key be right; so a postal code followed by a
    telephone number is not taken for one. Links are not read: they hold long technical numbers.
    """
    plain = _LINK.sub(" ", unicodedata.normalize("NFKC", text)).upper()
    return any(_run_holds_nir(run.group()) for run in _RUN.finditer(plain))


def refuse_personal_number(text: str, field: str) -> None:
    """Raise PersonalNumberRefused, naming `field` only, when `text` looks like or holds a NIR."""
    if looks_like_personal_number(text):
        raise PersonalNumberRefused(field)


def _run_holds_nir(run: str) -> bool:
    groups = re.split(_GAP, run)
    for first in range(len(groups)):
        for last in range(first + 1, len(groups) + 1):
            number = "".join(groups[first:last])
            if len(number) > max(_LENGTHS):
                break
            cuts = set(accumulate(len(group) for group in groups[first:last]))
            if _is_nir(number, cuts - {len(number)}):
                return True
    return False


def _is_nir(number: str, cuts: set[int]) -> bool:
    if len(number) not in _LENGTHS or not _NIR.fullmatch(number):
        return False
    return cuts <= _NIR_BOUNDARIES or (len(number) == max(_LENGTHS) and _key_is_right(number))


def _key_is_right(number: str) -> bool:
    # For the key, Corsica's 2A and 2B count as 19 and 18 (same decree).
    digits = number[:13].replace("2A", "19").replace("2B", "18")
    return digits.isdecimal() and 97 - int(digits) % 97 == int(number[13:])
