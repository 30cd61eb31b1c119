"""Where do the v3 sample feeds lie, and which of their offers are in the store?"""

from pathlib import Path

from sqlalchemy import select

from api.services.imports.request import ImportTools
from models.tables import Employer, Offer

CASES = Path(__file__).resolve().parents[2] / "cases" / "v3"


def landed_offers(tools: ImportTools) -> dict[str, tuple[Offer, Employer]]:
    """By the offer's name in the feed: its row and its employer's."""
    with tools.sessions() as session:
        rows = session.execute(select(Offer, Employer).join(Employer))
        return {str(offer.source_key).split("|")[1]: (offer, who) for offer, who in rows}
