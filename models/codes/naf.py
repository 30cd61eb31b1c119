"""Is this an activity's code (NAF rev. 2)? Four digits and a letter."""

import re

from models.codes.checked import CheckedCode

_FORM = re.compile(r"([0-9]{2})\.?([0-9]{2}[A-Z])")


class NafCode(CheckedCode):
    """An activity of the NAF rev. 2, written without its dot (form only)."""

    __slots__ = ()
    field = "code NAF"
    expected = "4 chiffres et une lettre"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """Four digits and a letter without dot, or None."""
        found = _FORM.fullmatch(text)
        return found[1] + found[2] if found else None
