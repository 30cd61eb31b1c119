"""How is a contact noted by mistake taken back? By its author, within a time; it is still told."""

from datetime import datetime

import structlog

from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.held.holding import employer_named
from api.services.prospection.held.silence import count_again
from api.services.prospection.prospecting import prospector
from api.services.prospection.terms import ProspectionTerms
from api.words.dates import in_france, moment
from models.errors import NotFound
from models.tables import EmployerContact

log = structlog.get_logger()


def take_back_contact(store: Store, noting: Noting, employer_id: str, contact_id: str) -> None:
    """Say that one noted a contact by mistake: it counts no more, for anybody.

    Taken back twice, it stays so. Raises NotFound for somebody else's, NotPossible once too late.
    """
    terms = ProspectionTerms.on(noting.today)
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        employer_named(session, employer_id, locked=True)
        row = session.get(EmployerContact, contact_id, populate_existing=True)
        if row is None or (row.employer_id, row.adviser_id) != (employer_id, adviser.id):
            raise NotFound("Contact", contact_id)
        if row.withdrawn_at is not None:
            return
        until = may_take_back_until(row, terms)
        if noting.now > until:
            raise not_possible(
                f"Ce contact pouvait s'annuler jusqu'au {moment(until)}. Notez-en un nouveau qui "
                "dit ce qu'il en est."
            )
        row.withdrawn_at = noting.now
        count_again(session, row, terms)
    log.info("contact_taken_back")


def may_take_back_until(row: EmployerContact, terms: ProspectionTerms) -> datetime:
    """The last moment at which its author may take a contact back."""
    return in_france(row.noted_at) + terms.undo
