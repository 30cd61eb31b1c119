"""Is this a company's number (SIREN)? Nine digits whose Luhn sum is right."""

from stdnum.exceptions import ValidationError
from stdnum.fr import siren

from models.codes.checked import CheckedCode


class Siren(CheckedCode):
    """Nine digits with a right Luhn check digit; spaces, dots and no-break spaces are removed."""

    __slots__ = ()
    field = "SIREN"
    expected = "9 chiffres dont la clé est juste"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """Digits only, or None. Nine zeros satisfy Luhn's sum but name no company."""
        try:
            number = str(siren.validate(text))
        except ValidationError:
            return None
        return number if number.strip("0") else None
