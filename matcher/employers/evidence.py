"""What speaks for or against one establishment? Ten measures of a pair, each for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from matcher.employers.likeness import Overlap, names_alike, overlap
from matcher.employers.reading import Reading
from matcher.employers.vocabulary import Vocabulary

_SAME_NAME: Final = 0.9
_OTHER_NAME: Final = 0.5
# Two of three words of a street's name: "RUE PERDIGUIER" is "RUE AGRICOLE PERDIGUIER".
_SAME_STREET: Final = 0.6
_NEXT_DOORS: Final = 6
_SHORT_WORD: Final = 2
_OTHER_DEPARTEMENT: Final = 0.0
_OTHER_TOWN: Final = 1.0
_UNKNOWN_TOWN: Final = 2.0
_SAME_TOWN: Final = 3.0


@dataclass(frozen=True)
class Pair:
    """Two readings side by side; what several measures need is worked out once."""

    first: Reading
    second: Reading
    vocabulary: Vocabulary

    @cached_property
    def words(self) -> Overlap:
        """Overlap of all words of all names."""
        return overlap(self.first.words, self.second.words, self.vocabulary.weight)

    @cached_property
    def legal_alike(self) -> float:
        """0–1: likeness of the legal names."""
        return names_alike(self.first.legal, self.second.legal, self.vocabulary.weight)

    @cached_property
    def street(self) -> float:
        """0–1: share of the shorter street name; 0 when a street is unknown."""
        streets = self.first.address.street, self.second.address.street
        return overlap(*streets, lambda word: 1.0 if len(word) > _SHORT_WORD else 0.5).of_shorter

    @cached_property
    def postcodes(self) -> tuple[str, str]:
        """Both postal codes; '' unknown."""
        return self.first.address.postcode, self.second.address.postcode

    @cached_property
    def town_is_named(self) -> bool:
        """Whether one address is no more than the name of the town whose code the other has."""
        towns, (first, second) = self.vocabulary.towns, (self.first.address, self.second.address)
        one_way = towns.may_lie_in(first, second.postcode)
        return one_way or towns.may_lie_in(second, first.postcode)

    @cached_property
    def streets_known(self) -> bool:
        """Whether both addresses name a street; a town's name alone is none."""
        return bool(self.first.address.street and self.second.address.street) and (
            not self.town_is_named
        )

    @cached_property
    def gap(self) -> int | None:
        """Smallest difference of house numbers; None when one is unknown."""
        numbers = self.first.address.numbers, self.second.address.numbers
        return min((abs(a - b) for a in numbers[0] for b in numbers[1]), default=None)


def rarest_word(pair: Pair) -> float:
    """Weight of the rarest word both have in a name, 0–1."""
    return pair.words.rarest


def cover_of_shorter(pair: Pair) -> float:
    """Share of the shorter side's words, by weight, that the other side has, 0–1."""
    return pair.words.of_shorter


def cover_of_longer(pair: Pair) -> float:
    """Share of the longer side's words, by weight, that the other side has, 0–1."""
    return pair.words.of_longer


def closest_names(pair: Pair) -> float:
    """Likeness of the two names, legal or trade, that are most alike, 0–1."""
    weight = pair.vocabulary.weight
    names = ((a, b) for a in pair.first.names for b in pair.second.names)
    return max((names_alike(a, b, weight) for a, b in names), default=0.0)


def trade_names(pair: Pair) -> float:
    """Under one legal name: 0 other trade names, 1 between, 2 one unknown, 3 same; -1 otherwise."""
    if pair.legal_alike < _SAME_NAME:
        return -1.0
    if not (pair.first.trade and pair.second.trade):
        return 2.0
    alike = names_alike(pair.first.trade, pair.second.trade, pair.vocabulary.weight)
    return 3.0 if alike >= _SAME_NAME else float(alike >= _OTHER_NAME)


def both_train(pair: Pair) -> float:
    """1 when the names of both say that they train people: at one door those are rarely two."""
    return float(pair.first.trains and pair.second.trains)


def place(pair: Pair) -> float:
    """From 0 (other département) to 6 (same door).

    1 another town, 1.5 nothing known, 2 other streets, 2.5 far along one street, 3 a street unknown
    in a town that fits, 4 next doors, 5 the same street, a number unknown.
    """
    near = town(pair) >= _UNKNOWN_TOWN
    if town(pair) == _OTHER_DEPARTEMENT:
        return 0.0
    if not pair.streets_known:
        known = all(pair.postcodes) or pair.town_is_named
        return (3.0 if known else 1.5) if near else 1.0
    if pair.street < _SAME_STREET:
        return 2.0 if near else 1.0
    if pair.gap is None:
        return 5.0
    if pair.gap == 0:
        return 6.0
    return 4.0 if pair.gap <= _NEXT_DOORS else 2.5


def street(pair: Pair) -> float:
    """Share of the shorter street name that the other holds, 0–1; 0 in another département."""
    return 0.0 if town(pair) == _OTHER_DEPARTEMENT else pair.street


def house_number(pair: Pair) -> float:
    """In streets that differ: 0 other numbers, 1 one unknown, 2 same; 1 within one street."""
    if pair.gap is None or pair.street >= _SAME_STREET:
        return 1.0
    return 2.0 * (pair.gap == 0)


def town(pair: Pair) -> float:
    """0 other département, 1 other postal code, 2 a code unknown or CEDEX, 3 same code or town."""
    first, second = pair.postcodes
    if pair.town_is_named:
        return _SAME_TOWN
    if not (first and second):
        return _UNKNOWN_TOWN
    if first[:2] != second[:2]:
        return _OTHER_DEPARTEMENT
    if first == second:
        return _SAME_TOWN
    both_name_towns = {first, second} <= pair.vocabulary.towns.postcodes
    return _OTHER_TOWN if both_name_towns else _UNKNOWN_TOWN


# More of any of these never makes it less likely that both are one, except where trade names part.
MEASURES: Final[tuple[Callable[[Pair], float], ...]] = (
    rarest_word, cover_of_shorter, cover_of_longer, closest_names, trade_names, both_train,
    place, street, house_number, town,
)  # fmt: skip
NAMES: Final = tuple(measure.__name__ for measure in MEASURES)
FREE: Final = frozenset({"trade_names"})


def measured(first: Reading, second: Reading, vocabulary: Vocabulary) -> tuple[float, ...]:
    """The measures of a pair, in order, cut to tenths. Both orders of the pair give the same."""
    one, other = sorted((first, second), key=_in_order)
    pair = Pair(one, other, vocabulary)
    return tuple(round(measure(pair), 1) for measure in MEASURES)


def _in_order(reading: Reading) -> tuple[object, ...]:
    address = reading.address
    return reading.legal, reading.trade, address.street, address.postcode, sorted(address.numbers)
