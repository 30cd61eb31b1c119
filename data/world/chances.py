"""How likely is it really that a pair signs, and that it holds? What is hidden included."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.demo.chance import stream
from data.world.margins import offset_of, prior_diploma_of, sector_of, size_of
from data.world.openings import Openings
from data.world.territory import Territory
from data.world.truth import Grid, Truth

type Numbers = NDArray[np.float64]
type Rows = NDArray[np.int64]

_HORIZON, _QUESTION = 9, 6


@dataclass(frozen=True)
class Pairs:
    """Pairs of a run: people, rows of the openings, CFA, wish, entries (factors, n)."""

    person: Rows
    offer: Rows
    uai: NDArray[np.object_]
    wish: Rows
    entries: NDArray[np.int16]

    def take(self, places: NDArray[np.int64] | NDArray[np.bool_]) -> "Pairs":
        """The pairs at these places."""
        return Pairs(
            self.person[places],
            self.offer[places],
            self.uai[places],
            self.wish[places],
            self.entries[:, places],
        )


class Chances:
    """True chances of the pairs of one territory; `visible` ones leave out what nobody can see."""

    def __init__(self, territory: Territory, openings: Openings, truth: Truth, grid: Grid) -> None:
        self._place, self._openings, self._truth = territory, openings, truth
        self._planted = truth.planted(grid)
        uais = sorted(set(territory.ground.courses["uai"]))
        drawn = stream(territory.plan.seed, "cfas").normal(0, truth.hidden["cfa_keeps"], len(uais))
        self._cfa = dict(zip(uais, drawn.tolist(), strict=True))

    def visible(self, pairs: Pairs, question: str) -> Numbers:
        """Log-odds that the facts alone give, interactions included."""
        stays = self._openings.is_pmsmp[pairs.offer]
        out = np.empty(len(stays))
        for kind, own in (("pmsmp", stays), ("apprenticeship", ~stays)):
            out[own] = self._planted[kind, question].log_odds(pairs.entries[:, own])
        return out

    def signed(self, pairs: Pairs) -> Numbers:
        """Log-odds that the employer takes the person and the person goes."""
        youths, firm = self._place.youths, self._openings.firm[pairs.offer]
        hidden = youths.ready[pairs.person] + self._place.firms.answers[firm]
        return self.visible(pairs, "signed") + hidden + 0.5 * youths.likes(pairs.person, pairs.wish)

    def held(self, pairs: Pairs) -> Numbers:
        """Log-odds that a contract is unbroken after nine months, or a PMSMP meets its purpose."""
        youths, weight = self._place.youths, self._truth.hidden
        firm = self._openings.firm[pairs.offer]
        stays = self._openings.is_pmsmp[pairs.offer]
        hidden = (
            weight["ready_in_held"] * youths.ready[pairs.person]
            + weight["liking_in_held"] * youths.likes(pairs.person, pairs.wish)
            + self._place.firms.keeps[firm]
            + np.array([self._cfa.get(uai, 0.0) for uai in pairs.uai])
        )
        groups = offset_of(self._truth.offsets, self.groups(pairs))
        return np.asarray(
            self.visible(pairs, "held") + hidden - np.where(stays, 0.0, groups), dtype=np.float64
        )

    def groups(self, pairs: Pairs) -> dict[str, NDArray[np.object_]]:
        """The published groups each contract belongs to."""
        youths, firms = self._place.youths, self._place.firms
        firm = self._openings.firm[pairs.offer]
        women, qpv = youths.women[pairs.person], youths.qpv[pairs.person]
        return {
            "sector": sector_of(firms.rome[firm], self._truth.page["sector_trades"]),
            "employer_size": size_of(firms.headcount[firm]),
            "prior_diploma": prior_diploma_of(youths.levels[pairs.person]),
            "sex": np.where(women, "femmes", "hommes").astype(object),
            "residence": np.where(qpv, "QPV", "hors QPV").astype(object),
        }


def chance_of(log_odds: Numbers) -> Numbers:
    """Probabilities of log-odds."""
    return 1 / (1 + np.exp(-log_odds))


def in_training_at_six_months(log_odds: Numbers, back_by: dict[int, float]) -> Numbers:
    """Chance to be in training six months after the start: unbroken, or back in a new contract.

    `log_odds`: of being unbroken after nine months, at a constant monthly hazard.
    """
    unbroken = chance_of(log_odds)
    left = [unbroken ** (month / _HORIZON) for month in range(_QUESTION + 1)]
    again = sum(
        (left[month - 1] - left[month]) * back_within(_QUESTION - month, back_by)
        for month in range(1, _QUESTION + 1)
    )
    return np.asarray(left[_QUESTION] + again)


def back_within(months: float | NDArray[np.int64], back_by: dict[int, float]) -> Numbers:
    """Share of broken contracts that are followed by another within so many months."""
    at = sorted(back_by)
    return np.asarray(np.interp(months, [0, *at], [0.0, *(back_by[month] for month in at)]))
