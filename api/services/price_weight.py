"""How much do prices of contested places weigh in everyday lists? As a coordinator set it last."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from models.tables import CongestionChoice


def weight_in_force(session: Session, today: date) -> float:
    """λ as a coordinator set it last; until one did, as agreed."""
    latest = select(CongestionChoice.weight).order_by(CongestionChoice.id.desc()).limit(1)
    chosen = session.scalar(latest)
    return float(rules_known().value("congestion_lambda", today)) if chosen is None else chosen
