"""Why does this offer stand where it stands? Every contribution, adding up exactly."""

from dataclasses import dataclass

from matcher.columns.offers import KINDS
from matcher.factors import FACTORS, Factor
from matcher.factors.factor import Pair, Value
from matcher.pairs import Pairs
from matcher.rank.score import Scores
from matcher.scorecard import SCORED_KINDS, KindCard, Scorecard


@dataclass(frozen=True)
class Contribution:
    """What one factor adds to both log-odds, in 1/1024, with its value and French sentence."""

    factor: str
    label: str
    value: Value
    signed: int
    held: int
    sentence: str


@dataclass(frozen=True)
class Explanation:
    """Intercepts and contributions of one pair, in 1/1024 log-odds."""

    intercept_signed: int
    intercept_held: int
    contributions: tuple[Contribution, ...]


def explain(pairs: Pairs, scores: Scores, row: int, scorecard: Scorecard) -> Explanation:
    """The explanation of one pair of a scored kind, in the order of the factors."""
    kind = next(k for k in SCORED_KINDS if KINDS[k] == pairs.offers.kind[row])
    card = scorecard.kinds[kind]
    return Explanation(
        intercept_signed=card.signed.intercept,
        intercept_held=card.held.intercept,
        contributions=tuple(
            _contribution(factor, Pair(pairs, row, int(entry)), card)
            for factor, entry in zip(FACTORS, scores.entries[:, row], strict=True)
        ),
    )


def _contribution(factor: Factor, pair: Pair, card: KindCard) -> Contribution:
    return Contribution(
        factor=factor.name,
        label=factor.label,
        value=factor.value(pair),
        signed=int(card.signed.tables[factor.name][pair.entry]),
        held=int(card.held.tables[factor.name][pair.entry]),
        sentence=factor.sentence(pair),
    )
