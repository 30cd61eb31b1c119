"""What does service plus change in somebody's list? How much prices weigh in its order.

Everybody else, enrolled or not, keeps the order in force. Never for whoever has few reachable
offers: nothing would be gained by turning over a list of four.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.enums import TrialArm
from models.tables import Trial, TrialEnrolment


def weight_of_plus(session: Session, person_id: str) -> float | None:
    """λ for somebody drawn for service plus; None for everybody else."""
    plan = session.scalar(
        select(Trial.plan)
        .join(TrialEnrolment, TrialEnrolment.trial_id == Trial.id)
        .where(TrialEnrolment.person_id == person_id, TrialEnrolment.arm == TrialArm.PLUS)
    )
    return None if plan is None else float(plan["weight"])
