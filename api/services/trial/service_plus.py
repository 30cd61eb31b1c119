"""What does service plus change in somebody's list? How much prices weigh in its order.

It lasts as long as the drawn are followed. Everybody else, enrolled or not, keeps the order in
force. Never for whoever has few reachable offers: nothing would be gained by turning over four.
"""

from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.trial.plan import HORIZONS
from models.enums import TrialArm
from models.tables import Trial, TrialEnrolment

_LASTS: Final = relativedelta(months=max(HORIZONS))


def weight_of_plus(session: Session, person_id: str, today: date) -> float | None:
    """λ for somebody drawn for service plus, while it lasts; None for everybody else."""
    plan = session.scalar(
        select(Trial.plan)
        .join(TrialEnrolment, TrialEnrolment.trial_id == Trial.id)
        .where(
            TrialEnrolment.person_id == person_id,
            TrialEnrolment.arm == TrialArm.PLUS,
            TrialEnrolment.enrolled_on >= today - _LASTS,
        )
    )
    return None if plan is None else float(plan["weight"])
