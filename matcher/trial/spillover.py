"""Does the service help some at the expense of their neighbours? Sites drawn to different shares.

Within a site, those served are compared with neighbours who may have lost by it: the gap mixes
both. Sites where nobody is served say what would have been: against them stand those served,
their neighbours, and all together, site by site (a site's people are alike: sites are counted).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.trial.design import LEAST_SITES_A_LEVEL
from matcher.trial.effect import UNKNOWN, Effect, Flags, Numbers, by_student, welch
from matcher.trial.enrolled import Enrolled, numbered
from matcher.trial.permutation import DRAWS, SEED, as_extreme
from matcher.trial.regression import slope

type Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ByShare:
    """Effects where so many are served. `within`: served less neighbours, what a naive trial sees.

    `served`, `neighbours`, `together`: less the sites where nobody is.
    """

    share: float
    sites: int
    people: int
    within: Effect
    served: Effect
    neighbours: Effect
    together: Effect


@dataclass(frozen=True, slots=True)
class SpillOver:
    """`slope`: what neighbours gain or lose from no share to all; `p` by drawing sites again."""

    by_share: tuple[ByShare, ...]
    slope: Effect
    p: float


def spill_over(people: Enrolled, draws: int = DRAWS, seed: int = SEED) -> SpillOver:
    """Effects by share and the neighbours' slope, on known outcomes."""
    known = people.where(people.known)
    site = numbered(known.site)
    share = _by_site(known.share, site)
    neighbours = means(known.outcome, ~known.plus, site)
    asked = ~np.isnan(neighbours)
    rows = tuple(_of_share(known, site, each) for each in np.unique(share) if each > 0)
    return SpillOver(
        rows, slope(neighbours[asked], share[asked]), _chance(known, site, draws, seed)
    )


def means(outcome: Numbers, who: Flags, site: Labels) -> Numbers:
    """Mean outcome of these people by site; NaN where there are none."""
    sites = int(site.max(initial=-1)) + 1
    count = np.bincount(site[who], minlength=sites)
    total = np.bincount(site[who], outcome[who], sites)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _of_share(known: Enrolled, site: Labels, share: float) -> ByShare:
    every = np.ones(len(known), dtype=bool)
    of_share = _by_site(known.share, site) == share
    alone = _kept(means(known.outcome, every, site)[_by_site(known.share, site) == 0])
    served, neighbours, together = (
        means(known.outcome, who, site)[of_share] for who in (known.plus, ~known.plus, every)
    )
    return ByShare(
        share=float(share),
        sites=int(of_share.sum()),
        people=int((known.share == share).sum()),
        within=_mean_of(_kept(served - neighbours)),
        served=welch(_kept(served), alone),
        neighbours=welch(_kept(neighbours), alone),
        together=welch(_kept(together), alone),
    )


def _chance(known: Enrolled, site: Labels, draws: int, seed: int) -> float:
    """How often redrawn sites and people show as steep a slope, if nobody was changed at all."""
    shares = _by_site(known.share, site)
    if len(np.unique(shares)) < 2:
        return float("nan")
    rng = np.random.default_rng(seed)
    levels = np.vstack([shares, *(rng.permutation(shares) for _ in range(draws))])
    plus = _drawn(levels[1:], site, rng)
    steep = _slopes(np.vstack([known.plus[None, :], plus]), known.outcome, site, levels)
    return as_extreme(float(steep[0]), steep[1:])


def _drawn(levels: Numbers, site: Labels, rng: np.random.Generator) -> Flags:
    """People drawn again in every site to its share, (draws, people)."""
    order = np.argsort(site[None, :] + rng.random((len(levels), len(site))), axis=1)
    size = np.bincount(site)
    first = np.cumsum(size) - size
    ordered = np.sort(site)
    place = np.arange(len(site)) - first[ordered]
    plus = np.empty(order.shape, dtype=bool)
    np.put_along_axis(plus, order, place[None, :] < np.rint(levels * size)[:, ordered], axis=1)
    return plus


def _slopes(plus: Flags, outcome: Numbers, site: Labels, levels: Numbers) -> Numbers:
    """The slope of the neighbours' site means over shares, for every row of arms and shares."""
    of_site = (site[:, None] == np.unique(site)[None, :]).astype(np.float64)
    count = (~plus).astype(np.float64) @ of_site
    mean = ((~plus) * outcome) @ of_site / np.maximum(count, 1)
    weight = (count > 0).astype(np.float64)
    sites = weight.sum(axis=1, keepdims=True)
    x = weight * (levels - (weight * levels).sum(axis=1, keepdims=True) / sites)
    spread = (x**2).sum(axis=1)
    return np.asarray((x * mean).sum(axis=1) / np.where(spread > 0, spread, np.inf))


def _by_site(values: Numbers, site: Labels) -> Numbers:
    """The one value of each site."""
    _, first = np.unique(site, return_index=True)
    return values[first]


def _kept(values: Numbers) -> Numbers:
    return values[~np.isnan(values)]


def _mean_of(values: Numbers) -> Effect:
    """The mean of site values and its interval over sites."""
    if len(values) < LEAST_SITES_A_LEVEL:
        return UNKNOWN
    error = float(values.std(ddof=1) / np.sqrt(len(values)))
    return by_student(float(values.mean()), error, len(values) - 1)
