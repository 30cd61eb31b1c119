"""Which postal codes has which town? A town's bare name says as much as its code does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.employers.address import Address, read_address


@dataclass(frozen=True)
class Towns:
    """Postal codes that name a town, and those of each town's name, read as a street would be.

    A code that is not among them is a CEDEX: it says the département, not the town.
    """

    postcodes: frozenset[str]
    of_name: Mapping[tuple[str, ...], frozenset[str]]

    def may_lie_in(self, address: Address, postcode: str) -> bool:
        """Whether an address without a postal code is a town's name alone, and has this one.

        Such a name may be a street's as well: it speaks for a town that fits, never against one.
        """
        known = bool(address.postcode or address.numbers or not postcode)
        return not known and postcode in self.of_name.get(address.street, ())


def known_towns(towns: Iterable[tuple[str, Iterable[str]]]) -> Towns:
    """Read the names and postal codes of all towns."""
    of_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, codes in towns:
        of_name[read_address(name).street] |= {code for code in codes if code}
    of_name.pop((), None)
    every = frozenset(code for codes in of_name.values() for code in codes)
    return Towns(every, {name: frozenset(codes) for name, codes in of_name.items()})
