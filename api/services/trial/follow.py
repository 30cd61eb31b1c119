"""Where does a trial stand? Steps, how many are enrolled, when its results are due. No arm told."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.trial.outcomes import horizon_of
from api.services.trial.plan import HORIZONS, TrialPlan
from api.services.trial.register import trial_named
from api.services.trial.sizes import sizes_told
from api.services.viewer import Permission, Viewer
from models.tables import Trial, TrialEnrolment


def list_trials(session: Session, viewer: Viewer) -> list[dict[str, Any]]:
    """Every trial, newest first."""
    viewer.must(Permission.RUN_TRIALS)
    count = func.count(TrialEnrolment.id)
    rows = session.execute(
        select(Trial, count)
        .outerjoin(TrialEnrolment)
        .group_by(Trial.id)
        .order_by(Trial.planned_at.desc(), Trial.id)
    )
    return [
        {
            "trial_id": trial.id,
            "state": state_of(trial),
            "planned_at": trial.planned_at,
            "enrolled": enrolled,
            "people": trial.plan["people"],
        }
        for trial, enrolled in rows
    ]


def trial_told(session: Session, viewer: Viewer, trial_id: str, today: date) -> dict[str, Any]:
    """One trial: plan, sizes, steps, commitment, counts, and when each horizon is due."""
    viewer.must(Permission.RUN_TRIALS)
    trial = trial_named(session, trial_id)
    rows = enrolled_in(session, trial_id)
    plan = TrialPlan.from_json(trial.plan)
    return {
        "trial_id": trial.id,
        "state": state_of(trial),
        "plan": plan.to_json(),
        "sizes": sizes_told(plan),
        "planned_at": trial.planned_at,
        "registered_at": trial.registered_at,
        "registration_hash": trial.registration_hash,
        "commitment": trial.commitment,
        "started_at": trial.started_at,
        "closed_at": trial.closed_at,
        "seed": trial.seed,
        "enrolled": len(rows),
        "due": {months: due_on(trial, rows, months) for months in HORIZONS},
        "today": today,
    }


def enrolled_in(session: Session, trial_id: str) -> list[TrialEnrolment]:
    """Everybody enrolled, in the order of their strata."""
    return list(
        session.scalars(
            select(TrialEnrolment)
            .where(TrialEnrolment.trial_id == trial_id)
            .order_by(TrialEnrolment.site, TrialEnrolment.trade, TrialEnrolment.number)
        )
    )


def due_on(trial: Trial, rows: Sequence[TrialEnrolment], months: int) -> date | None:
    """When all enrolled have been followed so long; None while people enter, or if none did."""
    if trial.closed_at is None or not rows:
        return None
    return max(horizon_of(row, months) for row in rows)


def state_of(trial: Trial) -> str:
    """The last step taken."""
    steps = {
        "closed": trial.closed_at,
        "started": trial.started_at,
        "registered": trial.registered_at,
    }
    return next((name for name, at in steps.items() if at is not None), "planned")
