"""In which tables does something lie about one young person?

Export and forgetting read this one list, so nothing can be in the one and missing in the other.
"""

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, or_, select

from models.tables import (
    AuditAttribute,
    Base,
    ContactRequest,
    FileView,
    GeocodedAddress,
    Home,
    Identity,
    ImportConflict,
    JourneyCorrection,
    Lift,
    ListSeen,
    OrderOverride,
    Outcome,
    OwnerRequest,
    Placement,
    Proposal,
    Refusal,
    RematchChosen,
    RematchPerson,
    RematchSuggestion,
    RuptureCase,
    SharedProfile,
    TrialEnrolment,
    Wish,
    YoungPerson,
)

type PersonRows = tuple[type[Base], ColumnElement[bool]]


def rows_of(person_id: str) -> list[PersonRows]:
    """Tables with the condition their rows on a person meet, the file itself first."""
    own: list[PersonRows] = [
        (YoungPerson, YoungPerson.id == person_id),
        (Identity, Identity.person_id == person_id),
        (AuditAttribute, AuditAttribute.person_id == person_id),
        (Home, Home.person_id == person_id),
        (Lift, Lift.person_id == person_id),
        (JourneyCorrection, JourneyCorrection.person_id == person_id),
        (Wish, Wish.person_id == person_id),
        (Refusal, Refusal.person_id == person_id),
        (Proposal, Proposal.person_id == person_id),
        (Placement, placements_of(person_id)),
        (RuptureCase, RuptureCase.person_id == person_id),
    ]
    in_runs: list[PersonRows] = [
        (RematchChosen, RematchChosen.person_id == person_id),
        (RematchPerson, RematchPerson.person_id == person_id),
        (RematchSuggestion, RematchSuggestion.person_id == person_id),
        (TrialEnrolment, TrialEnrolment.person_id == person_id),
    ]
    exchanged: list[PersonRows] = [
        (SharedProfile, SharedProfile.person_id == person_id),
        (ContactRequest, _requests_for(person_id)),
    ]
    return [
        *own,
        *in_runs,
        *exchanged,
        (ListSeen, ListSeen.proposal_id.in_(proposals_of(person_id))),
        (OwnerRequest, OwnerRequest.proposal_id.in_(proposals_of(person_id))),
        (OrderOverride, OrderOverride.proposal_id.in_(proposals_of(person_id))),
        (Outcome, outcomes_of(person_id)),
        (ImportConflict, or_(*(_conflict_on(table, condition) for table, condition in own))),
        (GeocodedAddress, _address_of_a_home(person_id)),
        (FileView, FileView.person_id == person_id),
    ]


def _requests_for(person_id: str) -> ColumnElement[bool]:
    own = select(SharedProfile.id).where(SharedProfile.person_id == person_id)
    return ContactRequest.profile_id.in_(own)


def placements_of(person_id: str) -> ColumnElement[bool]:
    """The person's contracts and stays."""
    return Placement.person_id == person_id


def proposals_of(person_id: str) -> Select[str]:
    """Ids of what was proposed to the person."""
    return select(Proposal.id).where(Proposal.person_id == person_id)


def outcomes_of(person_id: str) -> ColumnElement[bool]:
    """Answers and events of the person's proposals, contracts and stays."""
    placements = select(Placement.id).where(placements_of(person_id))
    return or_(
        Outcome.proposal_id.in_(proposals_of(person_id)), Outcome.placement_id.in_(placements)
    )


def _conflict_on(table: type[Base], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    (key,) = table.__table__.primary_key
    return and_(
        ImportConflict.table_name == table.__tablename__,
        ImportConflict.row_id.in_(select(cast(key, String)).where(condition)),
    )


def _address_of_a_home(person_id: str) -> ColumnElement[bool]:
    # The cache keeps a hash of the address, not whose it is: the point says whose.
    return exists().where(
        Home.person_id == person_id,
        Home.lat == GeocodedAddress.lat,
        Home.lng == GeocodedAddress.lng,
    )
