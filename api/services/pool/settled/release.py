"""Who stands for an offer whose leader is gone? It stands for itself, until the pool is settled."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from models.tables import Offer


def release_offers(session: Session) -> None:
    """Offers kept under one that was deleted stand in the pool again."""
    leader = aliased(Offer)
    gone = (
        Offer.same_as.is_not(None) & ~select(leader.id).where(leader.id == Offer.same_as).exists()
    )
    session.execute(
        update(Offer).where(gone).values(same_as=None).execution_options(synchronize_session=False)
    )
