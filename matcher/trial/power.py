"""How small an effect can a trial of this size see, and how many people does an effect ask for?

Two-sided 5 %, power 80 %, chances of a yes-or-no outcome. The smallest visible gap is
(quantile of 97.5 % + quantile of 80 %) × the standard error, under the base rate in both arms.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist
from typing import Final

from matcher.trial.design import Design
from models.errors import InvalidCode

LEVEL: Final = 0.05
POWER: Final = 0.80


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected: the share of yes without the service, and how alike a site's people are.

    `alike`: intra-cluster correlation, 0 (a site tells nothing of its people) to 1.
    """

    base: float
    alike: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what is no share. Raises InvalidCode."""
        if not 0 < self.base < 1:
            raise InvalidCode(
                "taux de base",
                "un nombre entre 0 et 1, par exemple 0,24",
                "un nombre hors de ces bornes",
            )
        if not 0 <= self.alike <= 1:
            raise InvalidCode(
                "corrélation intra-site",
                "un nombre de 0 à 1, par exemple 0,02",
                "un nombre hors de ces bornes",
            )

    @property
    def variance(self) -> float:
        """Of one person's outcome."""
        return self.base * (1 - self.base)


@dataclass(frozen=True, slots=True)
class SaturationGaps:
    """The smallest visible effects of one share: on who gets it, and on their neighbours.

    NaN where there is nobody to compare with: no neighbours at 1, nobody served at 0.
    """

    share: float
    sites: int
    direct: float
    spill_over: float


def detectable(expected: Expected, people: int, share: float = 0.5) -> float:
    """The smallest gap that an individual draw of so many people can see, in chances (0–1)."""
    _refuse_few(people)
    inverse = 1 / (people * share) + 1 / (people * (1 - share))
    return _normal() * sqrt(expected.variance * inverse)


def people_needed(expected: Expected, gap: float, share: float = 0.5) -> int:
    """How many people an individual draw needs to see this gap, both arms together."""
    if not 0 < gap < 1:
        raise InvalidCode(
            "écart", "un nombre entre 0 et 1, par exemple 0,05", "un nombre hors de ces bornes"
        )
    return ceil(expected.variance * (_normal() / gap) ** 2 * (1 / share + 1 / (1 - share)))


def detectable_late(gap: float, taken: float) -> float:
    """The same gap for those who really get the service, when a share of the drawn does."""
    return gap / taken


def detectable_by_share(expected: Expected, people: int, design: Design) -> list[SaturationGaps]:
    """The smallest effects that a saturation design can see, share by share.

    Within a site its own level cancels out; between sites it does not, however many people
    each has: that is why spill-over asks for sites.
    """
    _refuse_few(people)
    levels, each = design.levels(), people / len(design.sites)
    none = levels.count(0.0)
    alone = expected.variance * (expected.alike + (1 - expected.alike) / each)
    found = []
    for share in sorted(set(levels) - {0.0}):
        sites = levels.count(share)
        direct = spill = float("nan")
        if share < 1:
            inverse = 1 / (each * share) + 1 / (each * (1 - share))
            direct = _normal() * sqrt(expected.variance * (1 - expected.alike) * inverse / sites)
            neighbours = expected.alike + (1 - expected.alike) / (each * (1 - share))
            variance = expected.variance * neighbours / sites + alone / none
            spill = _student(sites + none - 2) * sqrt(variance)
        found.append(SaturationGaps(share, sites, direct, spill))
    return found


def _normal() -> float:
    normal = NormalDist()
    return normal.inv_cdf(1 - LEVEL / 2) + normal.inv_cdf(POWER)


def _student(freedom: int) -> float:
    # Half a second of imports: only who asks for a size waits for it.
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 1 - LEVEL / 2) + stdtrit(freedom, POWER))


def _refuse_few(people: int) -> None:
    if people < 2:
        raise InvalidCode("jeunes", "au moins deux, un par groupe", f"{people}")
