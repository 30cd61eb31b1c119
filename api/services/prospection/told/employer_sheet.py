"""What is known of an employer beside its prospection: the establishment, and its open offers."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.names import commune_names, offer_words
from api.services.named.visible_offers import may_be_named, why_closed
from api.services.prospection.held.holding import employer_named
from api.services.viewer import Permission, Viewer
from data.reference import load
from models.tables import Offer


@dataclass(frozen=True, slots=True)
class EmployerSheet:
    """An establishment; None: not known. `offers`: those whose employer the viewer may know."""

    siret: str | None
    commune: str | None
    sector: str | None
    headcount: int | None
    apprentices_now: int | None
    apprentice_masters: int | None
    offers: list[dict[str, Any]]


def employer_sheet(
    session: Session, viewer: Viewer, employer_id: str, today: date
) -> EmployerSheet:
    """The establishment and its places; raises NotFound, RightMissing."""
    viewer.must(Permission.READ_PROSPECTION)
    employer = employer_named(session, employer_id)
    structure = viewer.structure_id or ""
    # Beside its employer an announced offer of another structure would be named.
    rows = session.scalars(
        select(Offer)
        .where(Offer.employer_id == employer_id, may_be_named(structure), ~Offer.is_delegated)
        .order_by(Offer.title, Offer.id)
    )
    kinds = {row.id: row.kind.value for row in rows if why_closed(row, today) is None}
    words = offer_words(session, kinds, structure)
    return EmployerSheet(
        employer.siret,
        commune_names().get(employer.insee or ""),
        _sectors().get(employer.naf or ""),
        employer.headcount,
        employer.apprentices_now,
        employer.apprentice_masters,
        [{"offer_id": key, "kind": kind, **words[key]} for key, kind in kinds.items()],
    )


@cache
def _sectors() -> dict[str, str]:
    """Activity in words, by NAF code."""
    table = load("naf")
    return dict(zip(table["naf"], table["label"], strict=True))
