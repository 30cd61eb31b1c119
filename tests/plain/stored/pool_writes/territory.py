"""A small territory that pools are written on: firms, offers, people, a course."""

from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.enums import NetworkKind, OfferKind
from models.tables import Base, Course, Employer, Network, Offer, Structure, YoungPerson

TODAY = date(2026, 11, 22)
TRADES = ("D1102", "D1104", "F1703")
FIRMS = [f"firm-{number}" for number in range(4)]
OFFERS = [f"offer-{number}" for number in range(7)]
PEOPLE = [f"person-{number}" for number in range(3)]
SENT = [f"sent-{number}" for number in range(5)]
PLACED = [f"placed-{number}" for number in range(5)]

_COURSE: dict[str, Any] = {"cfa_name": "CFA", "title": "CAP", "insee": "72181"}
OFFER: dict[str, Any] = {"rome": "D1104", "title": "Offre", "places": 1}


def plant(session: Session) -> None:
    """Nothing but a territory: two structures, firms, a course, people, a few offers."""
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(delete(table))
    parts: list[list[Any]] = [
        [Network(id="ml", name="ML", kind=NetworkKind.MISSION_LOCALE)],
        [Structure(id=each, network_id="ml", name=each) for each in ("ml-a", "ml-b")],
        [
            *(Employer(id=each, legal_name=each, insee="72181", naf="1071C") for each in FIRMS),
            *(
                Course(id=f"course-{n}", uai=f"072000{n}A", rome=TRADES[n], level=3, **_COURSE)
                for n in (0, 1)
            ),
            *(YoungPerson(id=e, structure_id="ml-a", birth_date=date(2009, 3, 14)) for e in PEOPLE),
        ],
        [
            Offer(id=each, kind=OfferKind.APPRENTICESHIP, employer_id=FIRMS[0], **OFFER)
            for each in OFFERS[:4]
        ],
    ]
    for rows in parts:
        session.add_all(rows)
        session.flush()
