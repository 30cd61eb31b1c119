"""What distinguishes two scorecards? Their measures, and factor by factor their contributions."""

from typing import Any, Final

from sqlalchemy.orm import Session

from api.services.scorecards_known import QUESTIONS, scorecard_of
from matcher.factors import FACTORS
from matcher.scorecard import SCORED_KINDS, Scorecard
from matcher.scorecard.sigmoid import as_log_odds

_TOLD: Final = 5


def compare_scorecards(session: Session, first: str, second: str) -> dict[str, Any]:
    """Both cards' measures, and by how much each factor's contributions differ at most."""
    one, other = scorecard_of(session, first), scorecard_of(session, second)
    return {
        "first": first,
        "second": second,
        "labels": {factor.name: factor.label for factor in FACTORS},
        "questions": [
            _compared(one, other, kind, question) for kind in SCORED_KINDS for question in QUESTIONS
        ],
    }


def told_of(scorecard: Scorecard, kind: str, question: str) -> dict[str, Any]:
    """What its card says of one question; nothing of the expert's."""
    found = scorecard.card.get("questions", {}).get(kind, {}).get(question, {})
    return dict(found)


def _compared(one: Scorecard, other: Scorecard, kind: Any, question: str) -> dict[str, Any]:
    a, b = (getattr(card.kinds[kind], question) for card in (one, other))
    gaps = {
        factor.name: as_log_odds(abs(a.tables[factor.name] - b.tables[factor.name]).max())
        for factor in FACTORS
    }
    return {
        "kind": str(kind),
        "question": question,
        "intercepts": [as_log_odds(a.intercept), as_log_odds(b.intercept)],
        "widest_gaps": dict(sorted(gaps.items(), key=lambda item: -item[1])[:_TOLD]),
        "measures": [
            told_of(card, str(kind), question).get("measures", {}).get("fitted")
            for card in (one, other)
        ],
    }
