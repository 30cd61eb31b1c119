"""How is a trial laid out? Its strata, and the share of people who are drawn for service plus."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from models.errors import InvalidCode

# A block holds whole people: shares are quarters.
QUARTERS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
# Spill-over is read between sites: fewer than two a level have no spread.
LEAST_SITES_A_LEVEL: Final = 2


@dataclass(frozen=True, slots=True)
class Stratum:
    """One site × one family of trades: chances are equal within it."""

    site: str
    trade: str

    def __str__(self) -> str:
        return f"{self.site}|{self.trade}"


@dataclass(frozen=True, slots=True)
class Design:
    """The sites, and the shares they may be drawn to.

    One share for all is an individual draw; several are a saturation design: sites are drawn to a
    share first, then people within each site to an arm.
    """

    sites: tuple[str, ...]
    shares: tuple[float, ...] = (0.5,)

    def __post_init__(self) -> None:
        """Refuse what could not be drawn or read. Raises InvalidCode."""
        if not self.sites or len(set(self.sites)) != len(self.sites):
            raise InvalidCode(
                "sites", "au moins un site, chacun une seule fois", f"{len(self.sites)} sites"
            )
        if not self.shares or not set(self.shares) <= set(QUARTERS):
            raise InvalidCode("parts", "0, 0,25, 0,5, 0,75 ou 1", "une autre part")
        if not self.is_saturation:
            _refuse_sure(self.shares[0])
            return
        if len(set(self.shares)) != len(self.shares) or 0.0 not in self.shares:
            raise InvalidCode(
                "parts",
                "des parts différentes, dont 0 : sans site témoin, aucun débordement ne se voit",
                "0 absent, ou une part répétée",
            )
        least = LEAST_SITES_A_LEVEL * len(self.shares)
        if len(self.sites) < least:
            raise InvalidCode(
                "sites", f"au moins {least} sites, deux par part", f"{len(self.sites)} sites"
            )

    @property
    def is_saturation(self) -> bool:
        """Whether sites differ in their share."""
        return len(self.shares) > 1

    def levels(self) -> tuple[float, ...]:
        """The share of as many sites as there are, as evenly spread as can be, lowest first."""
        ordered = sorted(self.shares)
        return tuple(ordered[i * len(ordered) // len(self.sites)] for i in range(len(self.sites)))


def _refuse_sure(share: float) -> None:
    if share in (0.0, 1.0):
        raise InvalidCode("parts", "une part entre 0 et 1, par exemple 0,5", "0 ou 1 seule")


type Shares = Mapping[str, float]
