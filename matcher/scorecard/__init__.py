"""Contributions, probabilities and scores, exact on an integer grid."""

from matcher.scorecard.scorecard import (
    SCORED_KINDS,
    KindCard,
    Scorecard,
    ScorecardMismatch,
    Stage,
)
from matcher.scorecard.sigmoid import as_log_odds, as_probability, as_score, probability

__all__ = [
    "SCORED_KINDS",
    "KindCard",
    "Scorecard",
    "ScorecardMismatch",
    "Stage",
    "as_log_odds",
    "as_probability",
    "as_score",
    "probability",
]
