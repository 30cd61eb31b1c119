"""What does a v3 feed give, once its traps are dealt with? Employers and offers, unplaced yet."""

from dataclasses import dataclass, field
from datetime import date

from data.sources.flaws import Flaw
from models.enums import ApplyWay, OfferKind, OfferStatus


@dataclass(frozen=True, slots=True)
class V3Employer:
    """An establishment. `key` is its own in the feed; None everywhere means "not known"."""

    key: str
    siret: str | None
    legal_name: str
    trade_name: str | None
    naf: str | None
    headcount: int | None
    address: str | None
    point: tuple[float, float] | None
    is_temp_agency: bool | None


@dataclass(frozen=True, slots=True)
class V3Offer:
    """An offer. `romes` are the codes as given; `line` is its place in the feed, from 1."""

    line: int
    key: str
    employer_key: str
    kind: OfferKind
    title: str
    description: str
    romes: tuple[str, ...]
    diploma_level: int | None
    places: int
    start_from: date | None
    duration_months: int | None
    point: tuple[float, float] | None
    is_delegated: bool
    apply_way: ApplyWay
    apply_value: str | None
    published_on: date | None
    expires_on: date | None
    status: OfferStatus


@dataclass(frozen=True, slots=True)
class V3Feed:
    """Everything usable in a feed, and what was not. `documents`: jobs and recruiters in all."""

    employers: tuple[V3Employer, ...]
    offers: tuple[V3Offer, ...]
    flaws: tuple[Flaw, ...]
    documents: int
    warnings: tuple[str, ...] = field(default=())
