"""What would past lists have brought in the order of another scorecard? Told, or why not."""

from dataclasses import asdict
from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from api.services.learning.past_lists import Seen, seen_lists
from api.services.scorecards_known import expert_scorecard, scorecard_of
from matcher.learn.list_measures import ndcg, recall, reciprocal_rank
from matcher.learn.selection.value import (
    LEAST_EFFECTIVE,
    LEAST_LISTS,
    MOST_RARE,
    Overlap,
    by_person,
    value_of_first,
)
from matcher.scorecard import SCORED_KINDS, KindCard

_CUT: Final = 10
_TOP: Final = 5


def order_value(session: Session, scorecard_id: str) -> dict[str, Any]:
    """Shares signed as done and with this scorecard's first offers, by kind. Raises NotFound.

    `reason`: why no value is told (`few_lists`, `thin_overlap`, `rarely_proposed`), or None.
    """
    card = scorecard_of(session, scorecard_id)
    expert = expert_scorecard()
    return {
        "scorecard_id": scorecard_id,
        "least_lists": LEAST_LISTS,
        "least_effective": LEAST_EFFECTIVE,
        "most_rare": MOST_RARE,
        "kinds": {
            str(kind): _told(seen_lists(session, kind, expert), card.kinds[kind])
            for kind in SCORED_KINDS
        },
    }


def _told(seen: Seen, card: KindCard) -> dict[str, Any]:
    found = value_of_first(seen.lists, seen.first_by(card))
    return {
        "without_list": seen.without,
        "overlap": asdict(found.overlap),
        "reason": _reason(found.overlap),
        "done": _said(asdict(found.done)),
        "naive": _said(asdict(found.naive)),
        "other": None if found.other is None else _said(asdict(found.other)),
        "gain": None if found.gain is None else _said(asdict(found.gain)),
        "orders": _orders(seen, card),
    }


def _reason(overlap: Overlap) -> str | None:
    if overlap.lists < LEAST_LISTS:
        return "few_lists"
    if overlap.is_enough:
        return None
    return "thin_overlap" if overlap.effective < LEAST_EFFECTIVE else "rarely_proposed"


def _orders(seen: Seen, card: KindCard) -> dict[str, Any]:
    """How near the top each order holds what was signed; the order shown has the advantage."""
    signed = seen.lists.answer > 0
    places = np.arange(seen.lists.shown.shape[1])
    sought = (places == seen.lists.chosen[:, None])[signed]
    by_card = np.argsort(-seen.points(card)[signed], axis=1, kind="stable")
    person = seen.lists.person[signed]
    return {
        name: {
            measure: _said(asdict(by_person(values, person)))
            for measure, values in {
                f"ndcg_{_CUT}": ndcg(order, _CUT),
                "reciprocal_rank": reciprocal_rank(order),
                f"recall_{_TOP}": recall(order, _TOP),
            }.items()
        }
        for name, order in {
            "shown": sought,
            "scorecard": np.take_along_axis(sought, by_card, axis=1),
        }.items()
    }


def _said(interval: dict[str, float]) -> dict[str, float | None]:
    """None for what cannot be measured: JSON has no NaN."""
    return {name: None if np.isnan(value) else value for name, value in interval.items()}
