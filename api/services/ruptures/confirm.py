"""Whose rupture is it? Somebody says so, and the contract in that file is noted as broken."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.imports.landing.context import Landing
from api.services.imports.meant.places import PlaceReader
from api.services.imports.request import ImportTools
from api.services.imports.ruptures.contracts import link_contracts
from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.rows.stored import rows_where
from api.services.trades.read_trades import TradeReader
from api.services.viewer import Permission, Viewer
from models.enums import RecordSource, RuptureMatch
from models.errors import NotFound
from models.store.pool_version import bump_pool_version
from models.tables import RuptureCase


def confirm_rupture(
    store: Store, viewer: Viewer, case_id: str, person_id: str, moment: tuple[date, datetime]
) -> str:
    """Say that a case is this person's; gives the id of the case that is kept.

    The names kept with the case go: the person's file holds them. If the same rupture was already
    known of that person, the case that was to confirm goes too. Raises NotFound, NotAllowed.
    """
    today, now = moment
    with store.sessions.begin() as session:
        case = _case_for(session, viewer, case_id)
        person = person_for(session, viewer, person_id, Permission.RECEIVE_RUPTURES)
        log_view(session, person.id, viewer.id, ViewAction.EDIT, now)
        same = session.scalar(
            select(RuptureCase).where(
                RuptureCase.person_id == person.id,
                RuptureCase.ruptured_on == case.ruptured_on,
                RuptureCase.id != case.id,
            )
        )
        if same is not None:
            session.delete(case)
            return same.id
        case.person_id, case.match = person.id, RuptureMatch.MATCHED
        case.sealed = case.name_hash = case.birth_date = None
        session.flush()
        landing = _by_hand(session, ImportTools(store.sessions, store.sealer, today, now), case)
        link_contracts(landing, [_row(session, case.id)])
        if landing.pool_changed:
            bump_pool_version(session)
        return case.id


def _case_for(session: Session, viewer: Viewer, case_id: str) -> RuptureCase:
    """The case, for somebody of its structure; another structure's is as if it were not there."""
    case = session.get(RuptureCase, case_id)
    if case is None or not viewer.follows(case.structure_id):
        raise NotFound("Rupture", case_id)
    return case


def _by_hand(session: Session, tools: ImportTools, case: RuptureCase) -> Landing:
    return Landing(
        session=session,
        tools=tools,
        source=RecordSource.HAND,
        source_name=case.source_name,
        structure_id=case.structure_id,
        places=PlaceReader({}),
        trades=TradeReader(),
        flaws=[],
    )


def _row(session: Session, case_id: str) -> dict[str, Any]:
    (row,) = rows_where(session, RuptureCase, RuptureCase.id == case_id)
    return dict(row)
