"""Which employers has a simulated world? Real hires by NAF and trade; their ways are drawn.

`answers` and `keeps` are what nobody sees: how readily they take somebody, how well they keep them
(log-odds around their trade). `attention`: candidates an employer looks at for one offer a month.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france import Country
from data.reference import load
from data.world.plan import WorldPlan
from data.world.truth import load_truth

type Texts = NDArray[np.object_]

# Staff of employers that take apprentices (own choice: most are small), and one of each band.
_BANDS: Final = ((1, 5), (5, 10), (10, 50), (50, 250), (250, 900))
_BAND_CHANCES: Final = (0.45, 0.2, 0.22, 0.09, 0.04)
# Candidates looked at for an offer in a month, at least; the rest get no answer.
_LEAST_ATTENTION: Final = 3
_MORE_ATTENTION: Final = 3.0


@dataclass(frozen=True)
class Firms:
    """Employers as columns of equal length."""

    employer_id: Texts
    rome: Texts
    naf: Texts
    headcount: NDArray[np.int64]
    commune: NDArray[np.int64]
    openings_a_year: NDArray[np.float64]
    answers: NDArray[np.float64]
    keeps: NDArray[np.float64]
    attention: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.employer_id)


def draw_firms(ground: Country, plan: WorldPlan) -> Firms:
    """Employers of a territory, by population of the communes and by hires."""
    rng, n, hidden = stream(plan.seed, "firms"), plan.employers, load_truth().hidden
    hires = load("naf_rome_hires")
    weight = hires["hires"].to_numpy(dtype=np.float64)
    pair = rng.choice(len(hires), n, p=weight / weight.sum())
    headcount = _headcounts(rng, n)
    return Firms(
        # As the people of the drawn country name those where they have stayed.
        employer_id=np.array([f"employer-{row:06d}" for row in range(n)], dtype=object),
        rome=hires["rome"].to_numpy(dtype=object)[pair],
        naf=hires["naf"].to_numpy(dtype=object)[pair],
        headcount=headcount,
        commune=rng.permutation(ground.draw_communes(rng, n)),
        openings_a_year=rng.gamma(1.5, 1.0, n) * np.where(headcount < 10, 1.0, 2.0),
        answers=rng.normal(0, hidden["firm_answers"], n),
        keeps=rng.normal(0, hidden["firm_keeps"], n),
        attention=_LEAST_ATTENTION + rng.poisson(_MORE_ATTENTION, n),
    )


def _headcounts(rng: Generator, n: int) -> NDArray[np.int64]:
    low, high = np.array(_BANDS)[rng.choice(len(_BANDS), n, p=_BAND_CHANCES)].T
    return np.asarray(rng.integers(low, high), dtype=np.int64)
