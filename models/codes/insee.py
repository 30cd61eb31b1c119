"""Is this a commune's Insee code? Not a postal code: Corsica is 2A or 2B."""

import re

from models.codes.checked import CheckedCode

_FORM = re.compile(r"(?:0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-578])[0-9]{3}")


class InseeCode(CheckedCode):
    """A commune's code in the Code officiel géographique (form only); 20xxx is a postal code."""

    __slots__ = ()
    field = "code commune Insee"
    expected = "5 caractères : département (01 à 95, 2A, 2B, 97 ou 98) puis 3 chiffres"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """The code in uppercase, or None."""
        return text if _FORM.fullmatch(text) else None
