"""How did advisers choose before any ranking? Near, in their own portfolio, and with a bias.

Who comes across well is sent to employers known to answer: that is what a fit must not mistake for
the employers' own merit. Trades that are seen as men's or women's go less to the others.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.world.openings import Openings
from data.world.territory import Territory
from data.world.truth import Grid
from models.enums import Stage
from models.simulation import Chosen, Month, PairFacts

_UNKNOWN_MINUTES: Final = 255
# Advisers are that many teams, each with employers it knows.
_TEAMS: Final = 12

type Numbers = NDArray[np.float64]


class PastAdvisers:
    """The policy of the log; every young person's adviser knows some employers well."""

    def __init__(
        self, page: Mapping[str, Any], territory: Territory, openings: Openings, grid: Grid
    ) -> None:
        firms, youths = territory.firms, territory.youths
        self._page, self._youths, self._firms = page, youths, firms
        self._openings = openings
        self._exploring = (youths.frames["people"]["stage"] != Stage.READY_TO_SIGN).to_numpy()
        known = stream(territory.plan.seed, "portfolios").random((_TEAMS, len(firms)))
        self._portfolio = known < page["portfolio_share"]
        order = list(grid)
        self._rows = (order.index("employer_leg"), order.index("trade_fit"))
        self._mens = _seen_as(firms.rome, page["seen_as_mens"])
        self._womens = _seen_as(firms.rome, page["seen_as_womens"])

    def begin(self, month: Month) -> None:
        """They know what they know: nothing is read anew."""

    def choose(self, rng: Generator, person: int, facts: PairFacts, count: int) -> Chosen:
        """Offers drawn one after the other, each with its chance among those left."""
        appeal = self._appeal(person, facts)
        chance = np.exp(appeal - appeal.max(initial=0.0))
        chance = chance / chance.sum()
        drawn = np.argsort(-(appeal + rng.gumbel(size=len(appeal))), kind="stable")[:count]
        return Chosen(drawn.astype(np.int64), chance[drawn])

    def _appeal(self, person: int, facts: PairFacts) -> Numbers:
        page, firm = self._page, self._openings.firm[facts.offer]
        minutes, trade = (facts.entries[row].astype(np.float64) for row in self._rows)
        appeal = np.where(
            minutes == _UNKNOWN_MINUTES, page["unknown_minutes"], page["minutes"] * minutes
        )
        appeal += page["per_trade_class"] * trade
        appeal += page["portfolio"] * self._portfolio[person % _TEAMS, firm]
        appeal += (
            page["ready_to_good_firms"] * self._youths.ready[person] * self._firms.answers[firm]
        )
        others = self._mens if self._youths.women[person] else self._womens
        appeal += page["stereotype"] * others[firm]
        first = page["pmsmp_first"] if self._exploring[person] else -page["pmsmp_first"]
        return np.asarray(appeal + first * self._openings.is_pmsmp[facts.offer])


def _seen_as(rome: NDArray[np.object_], codes: list[str]) -> NDArray[np.bool_]:
    return np.array([code.startswith(tuple(codes)) for code in rome], dtype=bool)
