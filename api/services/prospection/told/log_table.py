"""How does the shared log leave as a table? As its reader may see it; free text there is none."""

from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.held.holding import name_of
from api.services.prospection.terms import ProspectionTerms
from api.services.prospection.told.timeline import contact_line
from api.services.table_file import Table
from api.services.viewer import Permission, Viewer
from api.words.dates import in_france, short_day
from models.tables import Employer, EmployerContact

LOG_HEADERS: Final = (
    "Date",
    "Entreprise",
    "SIRET",
    "Structure",
    "Famille de métiers",
    "Canal",
    "Personne rencontrée",
    "Réponse",
    "Places ouvertes",
    "Suite",
    "Date de la suite",
    "Motif malgré un suivi",
    "Annulé le",
)


def log_table(session: Session, viewer: Viewer, today: date) -> Table:
    """The shared log as the viewer may read it, newest first."""
    viewer.must(Permission.READ_PROSPECTION)
    terms = ProspectionTerms.on(today)
    newest = (
        select(EmployerContact, Employer)
        .join(Employer, Employer.id == EmployerContact.employer_id)
        .order_by(EmployerContact.contacted_on.desc(), EmployerContact.id)
    )
    rows = []
    for contact, employer in session.execute(newest):
        line = contact_line(session, viewer, contact, terms)
        rows.append(
            [
                short_day(line.on),
                name_of(employer),
                employer.siret or "",
                line.structure or "",
                line.family or "",
                line.channel or "",
                line.person_met or "",
                line.answer or "",
                "" if line.places_opened is None else str(line.places_opened),
                line.next_step or "",
                short_day(line.next_step_on) if line.next_step_on else "",
                line.why_despite or "",
                short_day(in_france(line.withdrawn_at).date()) if line.withdrawn_at else "",
            ]
        )
    return LOG_HEADERS, rows
