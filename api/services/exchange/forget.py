"""What becomes of requests once their person is forgotten? Closed, with nothing of the person."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.enums import RequestState
from models.tables import ContactRequest, SharedProfile

_OPEN = (RequestState.WAITING, RequestState.ACCEPTED)
_OF_THE_PERSON = (
    "profile_id",
    "meeting",
    "meet_on",
    "contact_given",
    "contact_until",
    "agreed_on",
    "agreed_how",
    "informed_on",
    "informed_how",
)


def loosen_requests(session: Session, person_id: str, today: date) -> None:
    """Close what stands and cut every request from the person: both sides keep state and dates."""
    own = ContactRequest.profile_id.in_(
        select(SharedProfile.id).where(SharedProfile.person_id == person_id)
    )
    session.execute(
        update(ContactRequest)
        .where(own, ContactRequest.state.in_(_OPEN))
        .values(state=RequestState.CLOSED, settled_on=today),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        update(ContactRequest).where(own).values(dict.fromkeys(_OF_THE_PERSON)),
        execution_options={"synchronize_session": False},
    )
