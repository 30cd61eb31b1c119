"""Is this a school's or CFA's number (UAI)? Seven digits and the check letter they give."""

import re

from models.codes.checked import CheckedCode

# The letter is the number modulo 23 in this alphabet without I, O and Q (Ramsese, ex-RNE).
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FORM = re.compile(r"[0-9]{7}[A-Z]")


class Uai(CheckedCode):
    """Seven digits and their check letter, in uppercase."""

    __slots__ = ()
    field = "UAI"
    expected = "7 chiffres et la lettre de contrôle qui leur correspond"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """The code in uppercase, or None."""
        if not _FORM.fullmatch(text) or LETTERS[int(text[:7]) % len(LETTERS)] != text[7]:
            return None
        return text
