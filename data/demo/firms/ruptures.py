"""How long does a contract hold? By sector, size and level (Dares), and firm."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

from numpy.random import Generator

from data.demo.chance import between, happens, pick, stream
from data.demo.firms.employers import Firm
from data.demo.ground.real_ground import Ground

# Activities → the sector of the Dares's table; the first prefix that fits.
SECTORS = (
    (("55", "56"), "hébergement-restauration"),
    (("9602",), "coiffure et soins de beauté"),
    (("10", "11", "12"), "industries alimentaires boissons tabac"),
    (("45", "46", "47"), "commerce réparation auto et motocycle"),
    (("41", "42", "43"), "construction"),
)
OTHER = "autres secteurs"
# No sector rate is published for the rest: the rate of all contracts is taken.
_HORIZON_DAYS = 274
_LATER_DAYS = 548
# Of secondary-level contracts alive at 9 months, share broken by 18: 36 % of first entrants at 18
# months (Dares n°63) against 26 % at 9 (n°43), so (36 − 26) / (100 − 26).
_LATER_SHARE = 0.135
# Log-odds between firms under 5 (43 %) and from 250 (19 %) at 18 months: Dares n°63.
_SIZE_STEPS = ((5, 0.35), (10, 0.2), (20, 0.0), (50, -0.2), (250, -0.45))
_LARGEST = -0.8
# Spread (log-odds) of CFA around their mean: an invention, so that a prior has something to find.
CFA_SPREAD = 0.25
_LEVELS = (3, 4, 5)
LEVEL_SHARES = (0.6, 0.28, 0.12)
_DIPLOMAS = {3: "CAP", 4: "baccalauréat (pro)", 5: "bac+2"}
# Of 21 broken contracts in 100, 6 sign again within 2 months and 2 more within 6 (Dares n°43).
SIGN_AGAIN_SHARE = 8 / 21


def logit(chance: float) -> float:
    """Log-odds of a chance strictly between 0 and 1."""
    return log(chance / (1 - chance))


def sigmoid(log_odds: float) -> float:
    """Chance (0–1) of these log-odds."""
    return 1 / (1 + exp(-log_odds))


def sector_of(naf: str | None) -> str:
    """The Dares's sector of an activity, or "autres secteurs"."""
    for prefixes, sector in SECTORS:
        if naf and naf.startswith(prefixes):
            return sector
    return OTHER


@dataclass(frozen=True, slots=True)
class Ruptures:
    """Chances of rupture within 9 months whose sector means are the published ones."""

    intercepts: dict[str, float]
    level_steps: dict[int, float]
    cfa_habits: dict[str, float]

    def chance(self, firm: Firm, level: int, uai: str | None) -> float:
        """Chance (0–1) that a contract of this level breaks within 9 months in this firm."""
        base = self.intercepts[sector_of(firm.row.naf)] + self.cfa_habits.get(uai or "", 0.0)
        return sigmoid(base + _size_step(firm) + self.level_steps[level] - firm.holding_habit)

    def draw(self, rng: Generator, chance: float, start: date) -> date | None:
        """Day of the rupture, or None. Days are uniform: no monthly profile is published."""
        if happens(rng, chance):
            return start + timedelta(days=between(rng, 1, _HORIZON_DAYS - 1))
        if happens(rng, _LATER_SHARE):
            return start + timedelta(days=between(rng, _HORIZON_DAYS, _LATER_DAYS))
        return None


def fitted_ruptures(ground: Ground, firms: list[Firm], uais: list[str], seed: int) -> Ruptures:
    """Intercepts such that the mean chance of each sector's contracts is its published rate."""
    rng = stream(seed, "cfa habits")
    rates = ground.rupture_rates
    steps = {
        level: logit(rates["diploma", _DIPLOMAS[level]]) - logit(rates["diploma", "CAP"])
        for level in _LEVELS
    }
    intercepts = {}
    for sector in [*(name for _, name in SECTORS), OTHER]:
        goal = rates.get(("sector", sector), rates["all", "all"])
        members = [
            (_size_step(firm) - firm.holding_habit, firm.contracts)
            for firm in firms
            if firm.contracts and sector_of(firm.row.naf) == sector
        ]
        intercepts[sector] = _solved(goal, members or [(0.0, 1)], steps)
    return Ruptures(intercepts, steps, {uai: float(rng.normal(0.0, CFA_SPREAD)) for uai in uais})


def draw_level(rng: Generator, levels: list[int]) -> int:
    """A diploma level among those the trade has, mostly CAP."""
    shares = [LEVEL_SHARES[_LEVELS.index(level)] for level in levels]
    return pick(rng, levels, shares)


def _size_step(firm: Firm) -> float:
    size = firm.row.headcount
    if size is None:
        return 0.0
    return next((step for below, step in _SIZE_STEPS if size < below), _LARGEST)


def _solved(goal: float, members: list[tuple[float, int]], steps: dict[int, float]) -> float:
    """Bisection over the intercept: the mean chance of the contracts grows with it."""
    low, high = -8.0, 8.0
    contracts = sum(count for _, count in members)
    for _ in range(30):
        middle = (low + high) / 2
        broken = sum(
            count * share * sigmoid(middle + member + steps[level])
            for member, count in members
            for level, share in zip(_LEVELS, LEVEL_SHARES, strict=True)
        )
        if broken < goal * contracts:
            low = middle
        else:
            high = middle
    return (low + high) / 2
