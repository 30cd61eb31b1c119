"""Which pool does a scorecard read on a day? Offers, and earlier outcomes as its card weighs."""

from datetime import date

from sqlalchemy.orm import Session

from api.services.ranking.pool_frames import pool_frames
from data.reference import load
from data.scorecards import load_expert_page
from matcher.pool import Pool
from matcher.rank.matcher import Matcher


def pool_for(session: Session, matcher: Matcher, today: date) -> Pool:
    """The pool as the session sees it; earlier outcomes weigh as in the expert's unless fitted."""
    trades = load("trades")
    labels = dict(zip(trades["rome"], trades["label"], strict=True))
    frames = pool_frames(session, matcher.rules, today)
    priors = matcher.scorecard.card.get("priors") or load_expert_page()["priors"]
    return Pool.from_frames(frames, labels, priors)
