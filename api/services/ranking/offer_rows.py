"""Which live offers are there on a day, in the columns the matcher reads?"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.ranking.places import Point, point_of
from models.enums import NetworkKind, OfferKind, OfferStatus, ProposalStatus, Visibility
from models.rules import RuleBook
from models.tables import Employer, Network, Offer, Placement, Proposal, Structure

# Kept to a structure that is not known: shown to none, for no structure's id holds a space.
NOBODY: Final = "no structure"


@dataclass(frozen=True)
class Circumstances:
    """What surrounds an offer: may its structure prescribe, stays this month, who else waits."""

    entitled: bool | None
    stays_this_month: int = 0
    pending: int = 0


def offer_rows(session: Session, rules: RuleBook, today: date) -> list[tuple[object, ...]]:
    """Rows of the frame `offers`."""
    pending = waiting_proposals(session, today)
    month = today.replace(day=1)
    next_month = month + relativedelta(months=1)
    stays = _counts(
        session,
        Placement.employer_id,
        (Placement.kind == OfferKind.PMSMP)
        & (Placement.starts_on >= month)
        & (Placement.starts_on < next_month),
    )
    entitled = entitled_structures(session, rules, today)
    live = session.execute(
        select(Offer, Employer)
        .join(Employer, Offer.employer_id == Employer.id)
        .where(is_live(today))
    )
    return [
        offer_row(
            offer,
            employer,
            Circumstances(
                entitled.get(offer.owner_structure_id or ""),
                stays.get(employer.id, 0),
                pending.get(offer.id, 0),
            ),
        )
        for offer, employer in live
    ]


def offer_row(offer: Offer, employer: Employer, circumstances: Circumstances) -> tuple[object, ...]:
    """One row of the frame `offers`."""
    return (
        *_what_and_where(offer, employer),
        *_hours_and_law(offer),
        *_who(offer, employer),
        circumstances.entitled,
        offer.monthly_limit,
        circumstances.stays_this_month,
        offer.published_on,
        circumstances.pending,
        _only_for(offer),
    )


def waiting_proposals(session: Session, today: date) -> dict[str, int]:
    """Proposals that wait, by the offer that stands in the pool for the one they were made on."""
    standing = func.coalesce(Offer.same_as, Offer.id)
    asked = select(standing, func.count()).join(Proposal, Proposal.offer_id == Offer.id)
    found = session.execute(asked.where(is_waiting(today)).group_by(standing))
    return {str(name): int(count) for name, count in found}


def is_waiting(today: date) -> ColumnElement[bool]:
    """Proposals that wait for an answer on a day: what competition counts."""
    return (Proposal.status == ProposalStatus.PENDING) & (Proposal.proposed_on <= today)


def is_live(today: date) -> ColumnElement[bool]:
    """Offers in the pool on a day: live, with a place left, not expired, of several sources one."""
    not_expired = or_(Offer.expires_on.is_(None), Offer.expires_on >= today)
    once = Offer.same_as.is_(None)
    return (Offer.status == OfferStatus.LIVE) & not_expired & (Offer.places > 0) & once


def _what_and_where(offer: Offer, employer: Employer) -> tuple[object, ...]:
    point = _workplace(offer, employer)
    return (
        offer.id,
        str(offer.kind),
        employer.id,
        offer.rome,
        offer.other_romes,
        offer.diploma_level,
        offer.rncp,
        offer.places,
        offer.start_from,
        offer.start_to,
        offer.duration_months,
        offer.duration_days,
        offer.insee or employer.insee,
        point.lat,
        point.lng,
        point.spread_km,
    )


def _workplace(offer: Offer, employer: Employer) -> Point:
    """The offer's own point, else its employer's.

    An announced employer is not to be found from the journeys of several people: they are reckoned
    to the commune's point.
    """
    if offer.visibility == Visibility.ANNOUNCED:
        return point_of(None, None, offer.insee or employer.insee)
    own = point_of(offer.lat, offer.lng, offer.insee)
    return own if own.lat is not None else point_of(employer.lat, employer.lng, employer.insee)


def _hours_and_law(offer: Offer) -> tuple[object, ...]:
    return (
        _minutes(offer.day_start),
        _minutes(offer.day_end),
        offer.weekly_hours,
        offer.works_night,
        offer.works_weekend,
        offer.works_sunday,
        offer.hours_fixed,
        offer.licence_required,
        None if offer.dangerous_work is None else str(offer.dangerous_work),
        offer.replaces_a_job,
        offer.course_id,
    )


def _who(offer: Offer, employer: Employer) -> tuple[object, ...]:
    if offer.is_delegated:
        # The workplace given is the CFA's: nothing of it tells about the employer.
        return (None, None, None, None, None)
    return (
        employer.naf,
        employer.headcount,
        employer.is_temp_agency,
        employer.apprentices_now,
        employer.apprentice_masters,
    )


def _only_for(offer: Offer) -> str:
    if offer.visibility != Visibility.OWN_STRUCTURE:
        return ""
    return offer.owner_structure_id or NOBODY


def entitled_structures(session: Session, rules: RuleBook, today: date) -> dict[str, bool | None]:
    """Whether each structure may prescribe a PMSMP: by right, by convention, or not known."""
    by_right = {NetworkKind(kind) for kind in rules.value("pmsmp_prescribers_by_right", today)}
    found = session.execute(
        select(Structure.id, Structure.pmsmp_delegation, Network.kind).join(
            Network, Structure.network_id == Network.id
        )
    )
    return {key: True if kind in by_right else delegated for key, delegated, kind in found}


def _counts(
    session: Session, key: InstrumentedAttribute[str], where: ColumnElement[bool]
) -> dict[str, int]:
    found = session.execute(select(key, func.count()).where(where).group_by(key))
    return {str(name): int(count) for name, count in found}


def _minutes(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute
