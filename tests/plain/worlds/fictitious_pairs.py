"""Labelled pairs of invented establishments, easy enough to learn from in a second."""

from matcher.employers.reading import Establishment
from matcher.employers.training_pairs import LabelledPair

_NAMES = ("ZORBALU", "MIKTOPAN", "FRADUVEL", "LOKSIMET", "BRAVOLTI", "PELQUORN", "DASTIVOR")
_STREETS = ("DES LILAS", "DU MOULIN", "VICTOR HUGO", "DE LA GARE", "DES ACACIAS")


def fictitious_pairs(number: int = 240) -> list[LabelledPair]:
    """A third each: one site, one name at two sites, two names at one door."""
    return [_pair(at) for at in range(number)]


def _pair(at: int) -> LabelledPair:
    name = f"{_NAMES[at % len(_NAMES)]} {at}X"
    street = _STREETS[at % len(_STREETS)]
    here, there = f"{at % 90 + 1} RUE {street} 72000", f"{at % 80 + 9} AV BEAUREGARD 72{at % 9}00"
    first = Establishment(f"GARAGE {name}", "AUTO" if at % 2 else "", here)
    if at % 3 == 0:
        return LabelledPair(first, Establishment(f"Garage {name}", "", here), True, True, "same")
    if at % 3 == 1:
        return LabelledPair(first, Establishment(first.name, "", there), False, True, "name")
    other = Establishment(f"FLEURS {_NAMES[(at + 3) % len(_NAMES)]} {at}Y", "", here)
    return LabelledPair(first, other, False, False, "door")
