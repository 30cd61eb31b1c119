"""What does one request say to each side? The same state, dates and offer; the file to one only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from api.services.exchange.card.fields import card_of
from api.services.named.names import commune_names
from api.services.prospection.held.holding import name_of, structure_name
from models.enums import (
    DeclineReason,
    MeetingWay,
    RequestReason,
    RequestState,
)
from models.tables import ContactRequest, Employer, Offer, SharedProfile


class Side(StrEnum):
    """Requests that one's own structure received, or made."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class RequestLine:
    """A request as one side reads it.

    `person_id` and `name` are the receiving side's alone. `card` None: the person is forgotten.
    """

    request_id: str
    side: Side
    state: RequestState
    asked_on: date
    due: date
    settled_on: date | None
    structure: str
    to_structure: str
    reason: RequestReason
    offer_title: str | None
    employer: str | None
    commune: str | None
    card: dict[str, Any] | None
    decline: DeclineReason | None
    meeting: MeetingWay | None
    meet_on: date | None
    person_id: str | None
    name: str | None

    def __repr__(self) -> str:
        return f"RequestLine({self.request_id!r})"


def request_line(
    session: Session,
    asked: ContactRequest,
    profile: SharedProfile | None,
    side: Side,
    names: Mapping[str, str],
) -> RequestLine:
    """The line of a request; `names` of the people whose files the reader may open."""
    own_file = profile.person_id if profile is not None and side is Side.IN else None
    return RequestLine(
        request_id=asked.id,
        side=side,
        state=asked.state,
        asked_on=asked.asked_on,
        due=asked.due,
        settled_on=asked.settled_on,
        structure=structure_name(session, asked.structure_id),
        to_structure=structure_name(session, asked.to_structure_id),
        reason=asked.reason,
        **_for_what(session, asked),
        card=None if profile is None else card_of(profile).document(),
        decline=asked.decline,
        meeting=asked.meeting,
        meet_on=asked.meet_on,
        person_id=own_file,
        name=names.get(own_file or ""),
    )


def _for_what(session: Session, asked: ContactRequest) -> dict[str, str | None]:
    """The offer's title, the employer and where one would work."""
    offer = session.get(Offer, asked.offer_id) if asked.offer_id else None
    employer = session.get(Employer, asked.employer_id) if asked.employer_id else None
    insee = (offer.insee if offer else None) or (employer.insee if employer else None)
    return {
        "offer_title": offer.title if offer else None,
        "employer": name_of(employer) if employer else None,
        "commune": commune_names().get(insee or ""),
    }
