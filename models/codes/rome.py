"""Is this a trade's code (ROME)? A letter from A to N and four digits."""

import re

from models.codes.checked import CheckedCode

_FORM = re.compile(r"[A-N][0-9]{4}")


class RomeCode(CheckedCode):
    """A trade of the ROME (form only: whether it exists is the reference tables' business)."""

    __slots__ = ()
    field = "code ROME"
    expected = "une lettre de A à N et 4 chiffres"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """The code in uppercase, or None."""
        return text if _FORM.fullmatch(text) else None
