"""Is this an establishment's number (SIRET)? Fourteen digits, with La Poste's exception."""

from stdnum import luhn

from models.codes.checked import CheckedCode
from models.codes.siren import Siren

# La Poste has more establishments than Luhn's sum allows, so its SIRETs may also have
# a digit sum divisible by five (Insee; the same rule as La bonne alternance's).
LA_POSTE = "356000000"
_LA_POSTE_DIVISOR = 5


class Siret(CheckedCode):
    """Fourteen digits: a valid SIREN, then a number of five digits with the check digit."""

    __slots__ = ()
    field = "SIRET"
    expected = "14 chiffres dont la clé est juste"

    @classmethod
    def normalised(cls, text: str) -> str | None:
        """Digits only, or None."""
        number = text.replace(".", "")
        if len(number) != 14 or not (number.isascii() and number.isdecimal()):
            return None
        if Siren.normalised(number[:9]) is None:
            return None
        by_sum = number.startswith(LA_POSTE) and sum(map(int, number)) % _LA_POSTE_DIVISOR == 0
        return number if by_sum or luhn.is_valid(number) else None

    @property
    def siren(self) -> Siren:
        """The company this establishment belongs to."""
        return Siren(self[:9])
