"""How far is this young person ready to go, and which offers lie beyond?"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import CfaLegs
from matcher.columns import Person
from matcher.travel import Legs
from matcher.wishes import TradeMatch
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES
from models.rules import RuleBook


@dataclass(frozen=True)
class TravelLimits:
    """Limits in minutes, from the person where stated, else from the dated rules."""

    employer: int
    cfa: int
    margin: int
    fastest_kmh: float
    employer_is_own: bool
    cfa_is_own: bool

    @classmethod
    def of(cls, person: Person, rules: RuleBook, today: date) -> "TravelLimits":
        """The person's limits on a day."""
        own_employer, own_cfa = person.max_minutes_employer, person.max_minutes_cfa
        return cls(
            employer=_or_rule(own_employer, rules, "travel_limit_employer", today),
            cfa=_or_rule(own_cfa, rules, "travel_limit_cfa", today),
            margin=int(rules.value("travel_discuss_margin", today)),
            fastest_kmh=float(rules.value("travel_fastest_local_kmh", today)),
            employer_is_own=own_employer is not None,
            cfa_is_own=own_cfa is not None,
        )

    def per_pair(self, person: Person, trades: TradeMatch) -> NDArray[np.int32]:
        """The limit of each pair: the wish's own where it has one, shape (n,)."""
        limit = np.full(len(trades.wish), self.employer, dtype=np.int32)
        for number, wish in enumerate(person.wishes):
            if wish.max_minutes is not None:
                limit[trades.wish == number] = wish.max_minutes
        return limit


@dataclass(frozen=True)
class Reach:
    """Per pair, shape (n,): beyond the limit and its margin, or past the limit but to discuss."""

    limit: NDArray[np.int32]
    employer_too_far: NDArray[np.bool_]
    cfa_too_far: NDArray[np.bool_]
    out_of_any_reach: NDArray[np.bool_]
    to_discuss: NDArray[np.bool_]

    @property
    def excluded(self) -> NDArray[np.bool_]:
        """Pairs that a limit removes."""
        return self.employer_too_far | self.cfa_too_far | self.out_of_any_reach


def judge_reach(limits: TravelLimits, limit: NDArray[np.int32], legs: Legs, cfa: CfaLegs) -> Reach:
    """Which pairs the limits remove, and which are up to 15 minutes past them.

    An unknown journey is kept, unless even the fastest local transport could not make it in time.
    """
    unknown = legs.minutes == UNKNOWN_MINUTES
    # 254 means that long or longer: past a limit, it may be past any margin.
    longest = legs.minutes == LONGEST_MINUTES
    farthest_km = limits.fastest_kmh * (limit + limits.margin) / 60
    impossible = unknown & (np.nan_to_num(legs.crow_km) > farthest_km)
    employer_too_far = (legs.over > limits.margin) | (longest & (legs.over > 0))
    cfa_longest = cfa.minutes == LONGEST_MINUTES
    cfa_too_far = (cfa.over > limits.margin) | (cfa_longest & (cfa.over > 0))
    past = (legs.over > 0) | (cfa.over > 0)
    return Reach(
        limit=limit,
        employer_too_far=employer_too_far,
        cfa_too_far=cfa_too_far,
        out_of_any_reach=impossible,
        to_discuss=past & ~employer_too_far & ~cfa_too_far & ~impossible,
    )


def _or_rule(own: int | None, rules: RuleBook, rule_id: str, today: date) -> int:
    return int(rules.value(rule_id, today)) if own is None else own
