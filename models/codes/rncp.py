"""Is this a qualification's number (RNCP)? Two to five digits, written RNCP12345."""

import re

from models.codes.checked import CheckedCode

_FORM = re.compile(r"(?:RNCP)?([0-9]{2,5})")


class RncpCode(CheckedCode):
    """A sheet of the RNCP, always written with its prefix and without leading zeros."""

    __slots__ = ()
    field = "code RNCP"
    expected = "RNCP suivi de 2 à 5 chiffres"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """RNCP and the number, or None."""
        found = _FORM.fullmatch(text)
        number = int(found[1]) if found else 0
        return f"RNCP{number}" if number else None
