"""What does an establishment's line say? Its names as words, its address as parts, read once."""

from dataclasses import dataclass

from matcher.employers.address import Address, read_address
from matcher.employers.words import is_a_training_body, name_words


@dataclass(frozen=True)
class Establishment:
    """One establishment as a source writes it; an unknown text is empty."""

    name: str
    trade_name: str = ""
    address: str = ""


@dataclass(frozen=True)
class Reading:
    """Words of the legal name, of the trade name and of both; parts of the address."""

    legal: tuple[str, ...]
    trade: tuple[str, ...]
    address: Address
    trains: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Words of both names, each once."""
        return tuple(dict.fromkeys(self.legal + self.trade))

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names that are known."""
        return tuple(name for name in (self.legal, self.trade) if name)


def read_establishment(establishment: Establishment) -> Reading:
    """Read one establishment for comparison with any other."""
    legal, trade = name_words(establishment.name), name_words(establishment.trade_name)
    address = read_address(establishment.address)
    return Reading(legal, trade, address, is_a_training_body(legal + trade))
