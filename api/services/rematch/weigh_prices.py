"""How much do prices of contested places weigh in everyday lists, and what does a run advise?"""

from datetime import date, datetime
from typing import Any, Final

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.price_weight import weight_in_force
from api.services.ranking.order.congestion import LEAST_REACHABLE
from api.services.viewer import Permission, Viewer
from models.enums import RunScope, RunStatus
from models.errors import PasserelleError
from models.tables import CongestionChoice, RematchRun

log = structlog.get_logger()

MOST: Final = 1.0


class WeightOutOfBounds(PasserelleError, ValueError):
    """λ stands between 0 and 1."""

    def __init__(self) -> None:
        super().__init__(
            "λ, le poids des prix dans les listes, est un nombre de 0 (listes inchangées) à 1 "
            "(prix comptés en entier), par exemple 0,5."
        )


def prices_weighed(session: Session, viewer: Viewer, today: date) -> dict[str, Any]:
    """λ in force and who set it, and what the last run over all advises, by what it tried."""
    viewer.must(Permission.READ_FILES)
    chosen = session.scalars(
        select(CongestionChoice).order_by(CongestionChoice.id.desc()).limit(1)
    ).first()
    figures = session.scalar(
        select(RematchRun.figures)
        .where(RematchRun.status == RunStatus.DONE, RematchRun.scope == RunScope.ALL)
        .order_by(RematchRun.asked_at.desc(), RematchRun.id)
        .limit(1)
    )
    advised = (figures or {}).get("congestion") or {"recommended": None, "tried": []}
    return {
        "lambda": weight_in_force(session, today),
        "set_by": chosen.chosen_by if chosen else None,
        "set_at": chosen.chosen_at.isoformat() if chosen else None,
        "least_reachable": LEAST_REACHABLE,
        **advised,
    }


def weigh_prices(store: Store, viewer: Viewer, weight: float, now: datetime) -> None:
    """Set λ for everybody's lists from now on. Raises RightMissing, WeightOutOfBounds."""
    viewer.must(Permission.WEIGH_PRICES)
    if not 0 <= weight <= MOST:
        raise WeightOutOfBounds
    with store.sessions.begin() as session:
        session.add(CongestionChoice(weight=weight, chosen_at=now, chosen_by=viewer.id))
    log.info("prices_weighed", weight=weight)
