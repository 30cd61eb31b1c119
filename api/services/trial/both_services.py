"""Do both services differ on the day a trial starts? Else lists are compared with themselves."""

from datetime import date
from math import isclose

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.price_weight import weight_in_force
from api.services.trial.refusals import TrialStep
from models.enums import RunScope, RunStatus
from models.tables import OfferPrice, RematchRun


def refuse_same_service(session: Session, weight: float, today: date) -> None:
    """Raise TrialStep where λ of service plus is everybody's, or there are no prices to weigh."""
    if isclose(weight, weight_in_force(session, today)):
        raise TrialStep(
            "λ du service renforcé est déjà celui de toutes les listes : les deux services "
            "seraient le même. Changez l'un des deux (passerelle congestion --set)."
        )
    priced = (
        select(OfferPrice.run_id)
        .join(RematchRun, RematchRun.id == OfferPrice.run_id)
        .where(RematchRun.status == RunStatus.DONE, RematchRun.scope == RunScope.ALL)
    )
    if session.scalar(priced.limit(1)) is None:
        raise TrialStep(
            "Aucune place n'a encore de prix : répartissez d'abord les offres entre tous "
            "(passerelle rematch --scope all)."
        )
