"""When is the draw over, and is it what the seed gives? The seed is told, everybody may check."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.trial.forget import drop_hashes
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import TrialStep
from api.services.trial.register import hash_of, trial_named
from api.services.trial.seeds import opened
from api.services.viewer import Permission, Viewer
from matcher.trial.design import Stratum
from matcher.trial.draw import commitment, gets_plus, shares_of
from models.enums import TrialArm
from models.tables import Trial, TrialEnrolment

log = structlog.get_logger()


@dataclass(frozen=True)
class Drawn:
    """One line of the draw, as it may be published: a place in a stratum and its arm."""

    site: str
    trade: str
    number: int
    arm: TrialArm


def close_trial(store: Store, viewer: Viewer, trial_id: str, now: datetime) -> str:
    """End enrolment and tell the seed. Raises TrialStep unless people are being enrolled."""
    viewer.must(Permission.RUN_TRIALS)
    with store.sessions.begin() as session:
        trial = trial_named(session, trial_id, to_change=True)
        if trial.active is None or trial.sealed_seed is None:
            raise TrialStep(f"L'essai {trial_id} n'inscrit personne : rien à clôturer.")
        trial.closed_at, trial.active = now, None
        trial.seed = opened(store.sealer, trial.sealed_seed)
        drop_hashes(session, trial_id)
        log.info("trial_closed", trial=trial_id)
        return trial.seed


def the_draw(session: Session, trial_id: str) -> list[Drawn]:
    """Everybody drawn, stratum after stratum, nobody named."""
    rows = session.scalars(
        select(TrialEnrolment)
        .where(TrialEnrolment.trial_id == trial_id)
        .order_by(TrialEnrolment.site, TrialEnrolment.trade, TrialEnrolment.number)
    )
    return [Drawn(row.site, row.trade, row.number, row.arm) for row in rows]


def faults_of_draw(trial: Trial, drawn: list[Drawn]) -> list[str]:
    """What does not agree with the seed, the commitment or the registration; nothing if all does.

    A place missing in a stratum would be somebody removed to draw again.
    """
    if trial.seed is None:
        raise TrialStep(
            f"La graine de l'essai {trial.id} n'est pas publiée : clôturez d'abord les "
            f"inscriptions (passerelle trial close {trial.id})."
        )
    seed, plan = trial.seed, TrialPlan.from_json(trial.plan)
    faults = []
    if commitment(seed) != trial.commitment:
        faults.append("La graine n'est pas celle de l'engagement.")
    if hash_of(trial.registration or "") != trial.registration_hash:
        faults.append("Le texte pré-enregistré a changé.")
    shares = shares_of(seed, plan.design)
    numbers: dict[Stratum, int] = {}
    for row in drawn:
        stratum = Stratum(row.site, row.trade)
        numbers[stratum] = numbers.get(stratum, 0) + 1
        if row.number != numbers[stratum]:
            faults.append(f"Strate {stratum} : la place {numbers[stratum]} manque.")
            numbers[stratum] = row.number
        plus = gets_plus(seed, stratum, row.number, shares.get(row.site, 0.0))
        if plus != (row.arm is TrialArm.PLUS):
            faults.append(f"Strate {stratum}, place {row.number} : ce n'est pas le groupe tiré.")
    return faults
