"""What keeps a contract or PMSMP from being recorded, beside the rules of the ranking?"""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from api.services.followup.forbidden import forbidden
from api.services.followup.placements.rules import judge_placement
from api.services.not_possible import Mistake, NotPossible, ToConfirm
from api.services.rules_known import rules_known
from models.enums import OfferKind, OutcomeKind
from models.tables import Outcome, Placement, YoungPerson


def check_placement(
    session: Session, person: YoungPerson, placement: Placement, day: date, *, confirmed: bool
) -> None:
    """Raise NotPossible for what cannot be, ToConfirm for what should not have been.

    A rule refuses what is still to come; what has begun is a fact, recorded once confirmed.
    """
    _check_renewal(session, placement)
    _check_overlap(session, placement)
    found = judge_placement(session, person, placement, day).forbidding
    if not found:
        return
    refusal = forbidden(found)
    if placement.starts_on > day:
        raise refusal
    if not confirmed:
        raise ToConfirm(*refusal.mistakes)


def _check_overlap(session: Session, placement: Placement) -> None:
    """One contract at a time, one stay at a time with a host."""
    others = session.scalars(
        select(Placement)
        .where(
            Placement.person_id == placement.person_id,
            Placement.kind == placement.kind,
            Placement.id != placement.id,
            _at_the_same_time(placement),
        )
        .order_by(Placement.starts_on)
    ).all()
    if placement.kind is OfferKind.PMSMP:
        others = [other for other in others if other.employer_id == placement.employer_id]
    else:
        others = [other for other in others if not _completed(session, other)]
    if not others:
        return
    since = others[0].starts_on
    sentence = (
        f"Une PMSMP chez cet employeur a lieu aux mêmes dates (depuis le {since:%d/%m/%Y})."
        if placement.kind is OfferKind.PMSMP
        else f"Un contrat est en cours depuis le {since:%d/%m/%Y} : notez d'abord sa rupture ou sa "
        "fin."
    )
    raise NotPossible(Mistake("debut", sentence))


def _at_the_same_time(placement: Placement) -> ColumnElement[bool]:
    first, last = placement.starts_on, placement.ends_on
    ends_after = and_(
        or_(Placement.ends_on.is_(None), Placement.ends_on >= first),
        or_(Placement.ruptured_on.is_(None), Placement.ruptured_on > first),
    )
    return ends_after if last is None else and_(ends_after, Placement.starts_on <= last)


def _completed(session: Session, contract: Placement) -> bool:
    noted = select(Outcome.id).where(
        Outcome.placement_id == contract.id, Outcome.kind == OutcomeKind.COMPLETED
    )
    return session.scalar(noted.limit(1)) is not None


def _check_renewal(session: Session, placement: Placement) -> None:
    """D5135-3: one renewal, with the same host and object, if it was not met."""
    if placement.renewal_of is None:
        return
    rule = rules_known().rule("pmsmp_renewals", placement.starts_on)
    renewed = session.get(Placement, placement.renewal_of)
    if renewed is None or not _same_convention(renewed, placement):
        sentence = "Choisissez une PMSMP de ce jeune chez cet employeur."
    elif renewed.ends_on is not None and placement.starts_on <= renewed.ends_on:
        sentence = f"Le renouvellement commence après la fin ({renewed.ends_on:%d/%m/%Y})."
    elif renewed.purpose is not None and renewed.purpose != placement.purpose:
        sentence = f"Un renouvellement garde l'objet de la convention ({rule.article})."
    elif renewed.purpose_met:
        sentence = f"L'objet de cette PMSMP est atteint : pas de renouvellement ({rule.article})."
    elif renewed.renewal_of is not None or _renewals(session, renewed) >= rule.value:
        sentence = f"Cette convention a déjà été renouvelée ({rule.article})."
    else:
        return
    raise NotPossible(Mistake("renouvelle", sentence))


def _same_convention(renewed: Placement, placement: Placement) -> bool:
    return (
        renewed.kind is OfferKind.PMSMP
        and renewed.person_id == placement.person_id
        and renewed.employer_id == placement.employer_id
    )


def _renewals(session: Session, renewed: Placement) -> int:
    return len(
        session.scalars(select(Placement.id).where(Placement.renewal_of == renewed.id)).all()
    )
