"""May somebody be enrolled, in which stratum, and what is known of them before the draw?"""

from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import AlreadyEnrolled, NotEnrollable
from matcher.trial.design import Stratum
from models.enums import OfferKind, Stage
from models.store.sealing import Sealer
from models.tables import Identity, Placement, TrialEnrolment, YoungPerson

# What may adjust the analysis, in its order: nothing that the bias report alone may read.
KNOWN_BEFORE: Final = ("age", "level", "ready", "wishes", "car", "contracts")


def stratum_of(session: Session, person: YoungPerson, plan: TrialPlan, today: date) -> Stratum:
    """The stratum in which the person would be drawn; raises NotEnrollable with what to do."""
    if _is_enrolled(session, person.id):
        raise AlreadyEnrolled
    _refuse_file(person)
    if _is_under_contract(session, person.id, today):
        raise NotEnrollable("Un contrat court déjà : l'essai s'adresse aux jeunes sans contrat.")
    if person.structure_id not in plan.sites:
        raise NotEnrollable("La structure de ce jeune n'est pas un site de l'essai.")
    return Stratum(person.structure_id, person.wishes[0].rome[0])


def identity_hash_of(session: Session, sealer: Sealer, person: YoungPerson) -> str:
    """The hash by which the person is known whatever the file; raises NotEnrollable.

    Read under every key: one changed since another enrolment lets nobody be drawn twice.
    """
    identity = session.get(Identity, person.id)
    if identity is None:
        raise NotEnrollable(
            "Identité inconnue : sans elle, deux dossiers d'une même personne pourraient être "
            "tirés. Complétez nom, prénom et date de naissance."
        )
    who = sealer.open(identity.sealed)
    hashes = sealer.lookup_hashes(who.family_name, who.given_name, person.birth_date)
    known = select(TrialEnrolment.id).where(TrialEnrolment.identity_hash.in_(hashes))
    if session.scalar(known.limit(1)) is not None:
        raise AlreadyEnrolled
    return hashes[0]


def known_before(session: Session, person: YoungPerson, today: date) -> dict[str, float | None]:
    """`KNOWN_BEFORE` as it is on the day of the draw; None where unknown."""
    age = relativedelta(today, person.birth_date)
    past = select(func.count()).where(
        Placement.person_id == person.id, Placement.kind == OfferKind.APPRENTICESHIP
    )
    values = (
        round(age.years + age.months / 12, 2),
        _number(person.level_reached),
        float(person.stage is Stage.READY_TO_SIGN),
        float(len(person.wishes)),
        _number(person.has_car),
        float(session.scalar(past) or 0),
    )
    return dict(zip(KNOWN_BEFORE, values, strict=True))


def _refuse_file(person: YoungPerson) -> None:
    if person.closed_on is not None:
        raise NotEnrollable("Ce dossier est clos : rouvrez-le d'abord.")
    if person.objects_to_ranking:
        raise NotEnrollable("Ce jeune s'est opposé au classement : l'essai ne le concerne pas.")
    if not person.wishes:
        raise NotEnrollable("Aucun souhait noté : son premier métier dit dans quelle strate tirer.")


def _is_enrolled(session: Session, person_id: str) -> bool:
    found = select(TrialEnrolment.id).where(TrialEnrolment.person_id == person_id)
    return session.scalar(found) is not None


def _is_under_contract(session: Session, person_id: str, today: date) -> bool:
    """Whether a contract runs, or is signed for later."""
    running = select(Placement.id).where(
        Placement.person_id == person_id,
        Placement.kind == OfferKind.APPRENTICESHIP,
        or_(Placement.ends_on.is_(None), Placement.ends_on >= today),
        or_(Placement.ruptured_on.is_(None), Placement.ruptured_on > today),
    )
    return session.scalar(running.limit(1)) is not None


def _number(value: int | bool | None) -> float | None:
    return None if value is None else float(value)
