"""For which of its own offers may a structure ask for a contact?"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.names import commune_names
from api.services.prospection.held.holding import name_of
from api.services.ranking.frames.offer_rows import is_live
from api.services.viewer import Viewer
from models.tables import Employer, Offer


def own_offers(session: Session, viewer: Viewer, today: date) -> list[tuple[str, str]]:
    """Ids and words of the structure's open offers, by employer."""
    rows = session.execute(
        select(Offer, Employer)
        .join(Employer, Employer.id == Offer.employer_id)
        .where(Offer.owner_structure_id == (viewer.structure_id or ""), is_live(today))
        .order_by(Employer.legal_name, Offer.title, Offer.id)
    )
    return [(offer.id, _words(offer, employer)) for offer, employer in rows]


def _words(offer: Offer, employer: Employer) -> str:
    where = commune_names().get(offer.insee or employer.insee or "")
    told = f"{name_of(employer)} : {offer.title}"
    return f"{told} ({where})" if where else told
