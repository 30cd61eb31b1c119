"""Which pool does a scorecard read on a day? Offers, and earlier outcomes as its card weighs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.services.history_cells import Cells
from api.services.ranking.frames.pool_frames import pool_frames
from data.reference import load
from data.scorecards import load_expert_page
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.scorecard import Scorecard


def pool_for(session: Session, matcher: Matcher, today: date, cells: Cells | None = None) -> Pool:
    """The pool as the session sees it; earlier outcomes weigh as in the expert's unless fitted.

    `cells`: what became of earlier proposals, where it is counted already.
    """
    trades = load("trades")
    labels = dict(zip(trades["rome"], trades["label"], strict=True))
    frames = pool_frames(session, matcher.rules, today, cells)
    return Pool.from_frames(frames, labels, prior_settings(matcher.scorecard))


def prior_settings(scorecard: Scorecard) -> Mapping[str, Any]:
    """By what earlier outcomes are shrunk under a scorecard."""
    settings: Mapping[str, Any] = scorecard.card.get("priors") or load_expert_page()["priors"]
    return settings
