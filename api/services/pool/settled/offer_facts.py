"""What is read of the stored offers to tell which are one?"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from api.services.pool.employers.judge import employer_judge
from api.services.pool.employers.sites import Sites
from api.services.rows.stored import in_parts, rows_where
from data.sources.unnamed import UNNAMED
from matcher.duplicates.offers import OfferFacts
from matcher.duplicates.titles import title_words
from matcher.employers.words import name_words
from models.enums import OfferStatus, Visibility
from models.tables import Employer, Offer

Rows = dict[str, Mapping[str, Any]]
_MOST_FOR_A_TRADE: Final = 0.5
_GONE: Final = (OfferStatus.DRAFT, OfferStatus.WITHDRAWN)


def offers_around(session: Session, employers: Collection[str]) -> Rows:
    """Offers of these employers, and those of one number in the same feed, wherever they are."""
    found: Rows = {}
    for part in in_parts(employers):
        found |= _by_id(rows_where(session, Offer, Offer.__table__.c.employer_id.in_(part)))
    keys: dict[str, set[str]] = defaultdict(set)
    for row in found.values():
        if row["source_key"] is not None:
            keys[row["source_name"]].add(row["source_key"])
    for feed, numbers in keys.items():
        for part in in_parts(numbers):
            same = and_(Offer.source_name == feed, Offer.source_key.in_(part))
            found |= _by_id(rows_where(session, Offer, same))
    return found


def offer_facts(session: Session, rows: Rows, sites: Sites) -> list[OfferFacts]:
    """Facts of the offers that are or were open, in order of id."""
    names = _names(session, {row["employer_id"] for row in rows.values()})
    return [
        _facts(row, _site(sites, row), names)
        for _, row in sorted(rows.items())
        if row["status"] not in _GONE
    ]


def _site(sites: Sites, row: Mapping[str, Any]) -> str:
    employer = str(row["employer_id"])
    return sites.of.get(employer, employer)


def _facts(row: Mapping[str, Any], site: str, names: Mapping[str, tuple[str, ...]]) -> OfferFacts:
    said = names[row["employer_id"]]
    owner = row["owner_structure_id"] or ""
    kept = row["visibility"] is Visibility.OWN_STRUCTURE
    others = (code for code in row["other_romes"].split(",") if code)
    return OfferFacts(
        id=row["id"],
        source=f"{owner}|{row['source_name']}",
        feed=row["source_name"],
        key=row["source_key"] or row["id"],
        site="" if said[0] in UNNAMED and not row["is_delegated"] else site,
        kind=str(row["kind"]),
        title=title_words(row["title"], _own_words(said)),
        romes=frozenset((row["rome"], *others)),
        level=row["diploma_level"],
        start_from=row["start_from"],
        start_to=row["start_to"],
        is_delegated=bool(row["is_delegated"]),
        point=f"{row['lat']} {row['lng']}",
        kept_by=owner if kept else "",
    )


def _own_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Words of an employer's names that are no trade's: in a title they tell nothing."""
    weight = employer_judge().vocabulary.weight
    return tuple(w for name in names for w in name_words(name) if weight(w) > _MOST_FOR_A_TRADE)


def _names(session: Session, employers: Collection[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for part in in_parts(employers):
        asked = select(Employer.id, Employer.legal_name, Employer.trade_name)
        for key, legal, trade in session.execute(asked.where(Employer.id.in_(part))):
            names[key] = tuple(name for name in (legal, trade) if name)
    return names


def _by_id(rows: list[Mapping[str, Any]]) -> Rows:
    return {str(row["id"]): row for row in rows}
