"""Who is enrolled, and into which arm? Drawn at that moment, once, told only then."""

from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.trial.eligible import identity_hash_of, known_before, stratum_of
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import AlreadyEnrolled, NotEnrollable
from api.services.trial.seeds import opened
from api.services.viewer import Permission, Viewer
from matcher.trial.design import Stratum
from matcher.trial.draw import gets_plus, shares_of
from models.enums import TrialArm
from models.store.sealing import Sealer
from models.tables import Trial, TrialEnrolment

log = structlog.get_logger()


@dataclass(frozen=True)
class Standing:
    """What one file's page says: the trial that enrols, whether they may enter, or their arm.

    `why_not`: a sentence where they cannot. `arm`, `enrolled_on`: once drawn.
    """

    trial_id: str
    why_not: str | None = None
    arm: TrialArm | None = None
    enrolled_on: date | None = None


def enrol(store: Store, noting: Noting, person_id: str, agreed_on: date) -> TrialEnrolment:
    """Enrol somebody in the trial under way: their row, with the arm. The view is logged.

    Raises NotFound, NotAllowed, NotEnrollable; AlreadyEnrolled to the second of two at once.
    """
    try:
        with store.sessions.begin() as session:
            row = _drawn(session, store.sealer, noting, (person_id, agreed_on))
            session.flush()
            session.expunge(row)
    except IntegrityError as error:
        # The store's own constraints: another file of the same person was drawn just now.
        raise AlreadyEnrolled from error
    log.info("trial_enrolled", trial=row.trial_id)
    return row


def open_standing(store: Store, noting: Noting, person_id: str) -> Standing | None:
    """`standing_of` for a page; the view of the file is logged."""
    with store.sessions.begin() as session:
        person = person_for(session, noting.viewer, person_id)
        log_view(session, person.id, noting.viewer.id, ViewAction.READ, noting.now)
        return standing_of(session, noting.viewer, person_id, noting.today)


def standing_of(session: Session, viewer: Viewer, person_id: str, today: date) -> Standing | None:
    """What the page of a file says of a trial; None when none enrols and they are in none."""
    person = person_for(session, viewer, person_id)
    mine = session.scalars(
        select(TrialEnrolment).where(TrialEnrolment.person_id == person.id)
    ).first()
    if mine is not None:
        return Standing(mine.trial_id, arm=mine.arm, enrolled_on=mine.enrolled_on)
    trial = _under_way(session)
    if trial is None:
        return None
    try:
        plan = TrialPlan.from_json(trial.plan)
        stratum_of(session, person, plan, today)
        _refuse_full(session, trial, plan)
    except NotEnrollable as refusal:
        return Standing(trial.id, why_not=str(refusal))
    return Standing(trial.id)


def _drawn(
    session: Session, sealer: Sealer, noting: Noting, asked: tuple[str, date]
) -> TrialEnrolment:
    person_id, agreed_on = asked
    person = person_for(session, noting.viewer, person_id, Permission.WRITE_FILES)
    log_view(session, person.id, noting.viewer.id, ViewAction.ENROL, noting.now)
    if agreed_on > noting.today:
        raise NotEnrollable("L'accord du jeune est daté d'après aujourd'hui : corrigez sa date.")
    # Held until the end: two people of one stratum are numbered one after the other.
    trial = _under_way(session, to_change=True)
    if trial is None or trial.sealed_seed is None:
        raise NotEnrollable("Aucun essai n'inscrit en ce moment.")
    plan = TrialPlan.from_json(trial.plan)
    stratum = stratum_of(session, person, plan, noting.today)
    _refuse_full(session, trial, plan)
    seed = opened(sealer, trial.sealed_seed)
    number = _next_number(session, trial.id, stratum)
    plus = gets_plus(seed, stratum, number, shares_of(seed, plan.design)[stratum.site])
    row = TrialEnrolment(
        trial_id=trial.id,
        person_id=person.id,
        identity_hash=identity_hash_of(session, sealer, person),
        site=stratum.site,
        trade=stratum.trade,
        number=number,
        arm=TrialArm.PLUS if plus else TrialArm.ORDINARY,
        enrolled_on=noting.today,
        enrolled_at=noting.now,
        enrolled_by=noting.viewer.id,
        agreed_on=agreed_on,
        known_before=known_before(session, person, noting.today),
    )
    session.add(row)
    return row


def _under_way(session: Session, to_change: bool = False) -> Trial | None:
    asked = select(Trial).where(Trial.active.is_not(None))
    return session.scalars(asked.with_for_update() if to_change else asked).first()


def _next_number(session: Session, trial_id: str, stratum: Stratum) -> int:
    highest = select(func.max(TrialEnrolment.number)).where(
        TrialEnrolment.trial_id == trial_id,
        TrialEnrolment.site == stratum.site,
        TrialEnrolment.trade == stratum.trade,
    )
    return (session.scalar(highest) or 0) + 1


def _refuse_full(session: Session, trial: Trial, plan: TrialPlan) -> None:
    count = select(func.count()).where(TrialEnrolment.trial_id == trial.id)
    if (session.scalar(count) or 0) >= plan.people:
        raise NotEnrollable("L'effectif pré-enregistré est atteint : plus personne n'est inscrit.")
