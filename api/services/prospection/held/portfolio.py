"""Which employers has a structure long worked with?"""

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.held.holding import employer_named
from api.services.prospection.prospecting import prospector
from models.tables import PortfolioEntry


def add_to_portfolio(store: Store, noting: Noting, employer_id: str) -> None:
    """Say that one's structure works with this employer; said twice, it is said once."""
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        employer = employer_named(session, employer_id, locked=True)
        if session.get(PortfolioEntry, (employer.id, adviser.structure_id)) is None:
            session.add(
                PortfolioEntry(
                    employer_id=employer.id,
                    structure_id=adviser.structure_id,
                    adviser_id=adviser.id,
                    since=noting.today,
                )
            )


def remove_from_portfolio(store: Store, noting: Noting, employer_id: str) -> None:
    """The relation is over; removed twice, it stays removed."""
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        entry = session.get(PortfolioEntry, (employer_id, adviser.structure_id))
        if entry is not None:
            session.delete(entry)
