"""Is this a diploma's code (CFD, code formation diplôme)? Eight letters or digits."""

import re

from models.codes.checked import CheckedCode

_FORM = re.compile(r"[0-9A-Z]{8}")


class CfdCode(CheckedCode):
    """A diploma of the Éducation nationale's nomenclature (form only)."""

    __slots__ = ()
    field = "code diplôme (CFD)"
    expected = "8 chiffres ou lettres"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """The code in uppercase, or None."""
        return text if _FORM.fullmatch(text) else None
