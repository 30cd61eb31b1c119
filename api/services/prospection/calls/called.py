"""What does the shared log say of each employer: how often called, answered, how lately?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.prospection.held.silence import stands
from models.enums import ContactAnswer
from models.frames import CALLED
from models.rules import RuleBook
from models.tables import Employer, EmployerContact

# Nothing can be learnt yet from what is to be done or under way.
_OPEN: Final = frozenset({ContactAnswer.TO_DO, ContactAnswer.TAKING_CARE})


@dataclass(frozen=True)
class CallLog:
    """By employer: counts (`models.frames.CALLED`), last contact by anybody, and its fatigue.

    `fatigue` in young people in training, as the plan's value; 0 for whom is not named.
    """

    counts: pd.DataFrame
    last: dict[str, date]
    fatigue: dict[str, float]


def call_log(session: Session, today: date, rules: RuleBook) -> CallLog:
    """The log as it stands on a day."""
    costs = rules.value("plan_fatigue", today)
    counted: dict[str, list[int]] = {}
    last: dict[str, date] = {}
    fatigue: dict[str, float] = {}
    for employer_id, on, answer in session.execute(
        select(EmployerContact.employer_id, EmployerContact.contacted_on, EmployerContact.answer)
        .where(EmployerContact.contacted_on <= today, stands())
        .order_by(EmployerContact.contacted_on, EmployerContact.id)
    ):
        last[employer_id] = on
        halvings = (today - on).days / costs["half_life_days"]
        fatigue[employer_id] = fatigue.get(employer_id, 0.0) + costs["cost"] * 0.5**halvings
        if answer not in _OPEN:
            counts = counted.setdefault(employer_id, [0, 0, 0])
            counts[0] += 1
            counts[1] += answer is not ContactAnswer.NOT_REACHABLE
            counts[2] += answer is ContactAnswer.DONE
    return CallLog(_frame(session, counted), last, fatigue)


def log_mark(session: Session, today: date) -> tuple[object, ...]:
    """Changes whenever the log of a day does: how many lines, and when the newest was noted."""
    lines = select(func.count(), func.max(EmployerContact.noted_at))
    return tuple(
        session.execute(lines.where(EmployerContact.contacted_on <= today, stands())).one()
    )


def _frame(session: Session, counted: dict[str, list[int]]) -> pd.DataFrame:
    rows = session.execute(
        select(Employer.id, Employer.naf, Employer.apprentices_past_3y).order_by(Employer.id)
    )
    return CALLED.build(
        (employer_id, naf, past, *counted.get(employer_id, (0, 0, 0)))
        for employer_id, naf, past in rows
    )


def in_parts(values: pd.Series, parts: int) -> np.ndarray:
    """Shares in whole parts, as the plan counts them."""
    return np.asarray(np.rint(values.to_numpy(dtype=float) * parts), dtype=np.int64)
