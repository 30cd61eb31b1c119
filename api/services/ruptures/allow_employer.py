"""May the employer of somebody's broken contract be suggested to them again? An adviser says so."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.noting import new_id
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.viewer import Permission, Viewer
from models.enums import OfferKind, RecordSource, RuptureMatch
from models.errors import NotFound
from models.tables import Placement, RuptureCase, YoungPerson

BY_HAND: Final = "saisie"


def allow_employer(
    store: Store, viewer: Viewer, person_id: str, moment: tuple[date, datetime], allowed: bool
) -> str:
    """Let the next runs suggest that employer again, or exclude it anew; gives the case's id.

    The view is logged. Raises NotFound where no contract of the file broke, NotAllowed.
    """
    today, now = moment
    with store.sessions.begin() as session:
        person = person_for(session, viewer, person_id, Permission.RECEIVE_RUPTURES)
        log_view(session, person.id, viewer.id, ViewAction.EDIT, now)
        case = _case_of(session, person, _broken(session, person.id, today))
        case.employer_lifted_by = viewer.id if allowed else None
        session.flush()
        return case.id


def _broken(session: Session, person_id: str, today: date) -> Placement:
    """The contract that broke last."""
    broken = session.scalars(
        select(Placement)
        .where(
            Placement.person_id == person_id,
            Placement.kind == OfferKind.APPRENTICESHIP,
            Placement.ruptured_on <= today,
        )
        .order_by(Placement.ruptured_on.desc(), Placement.id.desc())
    ).first()
    if broken is None:
        raise NotFound("Contrat rompu", person_id)
    return broken


def _case_of(session: Session, person: YoungPerson, broken: Placement) -> RuptureCase:
    """The case of a broken contract; one that nobody reported is opened by hand."""
    case = session.scalars(
        select(RuptureCase).where(RuptureCase.placement_id == broken.id).order_by(RuptureCase.id)
    ).first()
    if case is None:
        case = RuptureCase(
            id=new_id("ru"),
            structure_id=person.structure_id,
            match=RuptureMatch.MATCHED,
            person_id=person.id,
            placement_id=broken.id,
            ruptured_on=broken.ruptured_on,
            starts_on=broken.starts_on,
            ends_on=broken.ends_on,
            rome=broken.rome,
            source=RecordSource.HAND,
            source_name=BY_HAND,
        )
        session.add(case)
    return case
