"""Which contracts and stays are counted, and what is known of each? Read in two queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Row, Select, select, true
from sqlalchemy.orm import Session

from api.services.activity.asked import ActivityAsked, Whose
from api.services.named.names import zone_of
from api.words.families import FAMILY_LENGTH
from models.enums import ContractOrigin, NetworkKind, OfferKind, OutcomeKind
from models.tables import (
    Employer,
    Network,
    Outcome,
    Placement,
    Proposal,
    Structure,
    YoungPerson,
)

# A stay leads to a contract with the same employer within this time, or did not lead to it.
FOLLOWS: Final = relativedelta(months=6)
# Contracts of before the period whose rupture a later one mends; none lasts longer (L6222-7-1).
_BEFORE: Final = relativedelta(years=4)
type _Told = dict[str | None, dict[OutcomeKind, date]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A contract or a stay. None: not known. `told`: latest day of each outcome up to today."""

    kind: OfferKind
    person_id: str | None
    employer_id: str
    family: str
    zone: str | None
    network: NetworkKind | None
    origin: ContractOrigin
    starts_on: date
    ends_on: date | None
    ruptured_on: date | None
    proposed_on: date | None
    cfa_entry_on: date | None
    purpose_met: bool | None
    told: dict[OutcomeKind, date]

    @property
    def is_contract(self) -> bool:
        """Whether it is an apprenticeship."""
        return self.kind == OfferKind.APPRENTICESHIP


def read_placed(session: Session, asked: ActivityAsked) -> list[Placed]:
    """Everything that began in the period or bears on it, by first day."""
    wanted = (Placement.starts_on >= asked.first - _BEFORE) & (
        Placement.starts_on <= min(asked.today, asked.last + FOLLOWS + timedelta(days=366))
    )
    rows = session.execute(_query(wanted & whose(asked))).all()
    told = _told(session, wanted & whose(asked), asked.today)
    return [_placed(row, told, asked.today) for row in rows]


def begun(placed: Iterable[Placed], asked: ActivityAsked, kind: OfferKind) -> list[Placed]:
    """Those of one kind that began in the period."""
    return [p for p in placed if p.kind == kind and asked.first <= p.starts_on <= asked.last]


def whose(asked: ActivityAsked) -> ColumnElement[bool]:
    """Young people whom the report tells of."""
    if asked.whose is Whose.TERRITORY or asked.viewer.structure_id is None:
        return true()
    return YoungPerson.structure_id == asked.viewer.structure_id


def _query(wanted: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            *Placement.__table__.columns,
            Employer.insee,
            Network.kind.label("network"),
            Proposal.proposed_on,
            YoungPerson.cfa_entry_date,
        )
        .join(Employer, Employer.id == Placement.employer_id)
        .outerjoin(YoungPerson, YoungPerson.id == Placement.person_id)
        .outerjoin(Structure, Structure.id == YoungPerson.structure_id)
        .outerjoin(Network, Network.id == Structure.network_id)
        .outerjoin(Proposal, Proposal.id == Placement.proposal_id)
        .where(wanted)
        .order_by(Placement.starts_on, Placement.id)
    )


def _told(session: Session, wanted: ColumnElement[bool], today: date) -> _Told:
    told: _Told = defaultdict(dict)
    rows = session.execute(
        select(Outcome.placement_id, Outcome.kind, Outcome.happened_on)
        .join(Placement, Placement.id == Outcome.placement_id)
        .outerjoin(YoungPerson, YoungPerson.id == Placement.person_id)
        .where(wanted, Outcome.happened_on <= today)
        .order_by(Outcome.happened_on)
    )
    for placement_id, kind, happened_on in rows:
        told[placement_id][kind] = happened_on
    return told


def _placed(row: Row[Any], told: _Told, today: date) -> Placed:
    broken = row.ruptured_on is not None and row.ruptured_on <= today
    return Placed(
        kind=row.kind,
        person_id=row.person_id,
        employer_id=row.employer_id,
        family=row.rome[:FAMILY_LENGTH],
        zone=zone_of(row.insee),
        network=row.network,
        origin=row.origin,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        ruptured_on=row.ruptured_on if broken else None,
        proposed_on=row.proposed_on,
        cfa_entry_on=row.cfa_entry_date,
        purpose_met=row.purpose_met,
        told=told.get(row.id, {}),
    )
