"""Which live offers are there on a day, in the columns the matcher reads?"""

from datetime import date

import pandas as pd
from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.ranking.frames.offer_frame import Around, offer_frame, stored_columns
from models.enums import NetworkKind, OfferKind, OfferStatus, ProposalStatus
from models.rules import RuleBook
from models.tables import Employer, Network, Offer, Placement, Proposal, Structure


def live_offers(
    session: Session, rules: RuleBook, today: date, *among: ColumnElement[bool]
) -> pd.DataFrame:
    """The frame `offers` on a day, read in columns: a pool of a country makes no object a row.

    `among`: conditions on the offers, where not all are wanted.
    """
    month = today.replace(day=1)
    next_month = month + relativedelta(months=1)
    stays = _counts(
        session,
        Placement.employer_id,
        (Placement.kind == OfferKind.PMSMP)
        & (Placement.starts_on >= month)
        & (Placement.starts_on < next_month),
        Placement.employer_id.in_(select(Offer.employer_id).where(*among)) if among else true(),
    )
    around = Around(
        entitled_structures(session, rules, today),
        stays,
        waiting_proposals(session, today, *among),
    )
    stored = select(*stored_columns()).join(Employer, Offer.employer_id == Employer.id)
    return offer_frame(session.execute(stored.where(is_live(today), *among)), around)


def waiting_proposals(session: Session, today: date, *among: ColumnElement[bool]) -> dict[str, int]:
    """Proposals that wait, by the offer that stands in the pool for the one they were made on."""
    standing = func.coalesce(Offer.same_as, Offer.id)
    asked = select(standing, func.count()).join(Proposal, Proposal.offer_id == Offer.id)
    if among:
        wanted = select(Offer.id).where(*among)
        asked = asked.where(or_(Offer.id.in_(wanted), Offer.same_as.in_(wanted)))
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
    session: Session, key: InstrumentedAttribute[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    found = session.execute(select(key, func.count()).where(*where).group_by(key))
    return {str(name): int(count) for name, count in found}
