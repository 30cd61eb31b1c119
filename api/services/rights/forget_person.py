"""How is a young person forgotten? Every row goes; employers keep counts that name nobody."""

from dataclasses import dataclass
from datetime import date, datetime

import structlog
from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.services.exchange.forget import loosen_requests
from api.services.history_cells import keep_counts
from api.services.history_counts import count_placements, count_proposals
from api.services.log_view import ViewAction, log_view
from api.services.persons import person_for
from api.services.rights.person_rows import placements_of, rows_of
from api.services.trial.forget import loosen_enrolment
from api.services.viewer import Permission, Viewer
from api.words.numbers import counted
from models.store.pool_version import bump_pool_version
from models.tables import ContactRequest, FileView, Proposal, TrialEnrolment

log = structlog.get_logger()

# The log of views stays; requests and places in a draw stay, cut from the person.
_KEPT = (FileView, ContactRequest, TrialEnrolment)

_CELLS = "compte anonyme complété", "comptes anonymes complétés"
_FRENCH = {
    "young_person": "dossier",
    "identity": "identité",
    "audit_attribute": "attributs d'audit",
    "home": "domiciles",
    "lift": "trajets accompagnés",
    "journey_correction": "durées de trajet corrigées",
    "wish": "souhaits",
    "refusal": "refus",
    "proposal": "propositions",
    "placement": "contrats et PMSMP",
    "rupture_case": "ruptures signalées",
    "rematch_chosen": "choix pour un rapprochement",
    "rematch_person": "places dans les rapprochements",
    "rematch_suggestion": "suggestions des rapprochements",
    "shared_profile": "profils partagés",
    "list_seen": "listes d'où l'on a proposé",
    "owner_request": "demandes à qui suit une offre",
    "order_override": "choix hors de l'ordre proposé",
    "outcome": "suites",
    "import_conflict": "conflits d'import",
    "geocoded_address": "adresses localisées",
}


@dataclass(frozen=True)
class ForgetReport:
    """What was deleted, by table, and how many employer counts were kept instead."""

    person_id: str
    deleted: dict[str, int]
    cells_kept: int

    def lines(self) -> list[str]:
        """What the command prints, in French."""
        return [
            f"Jeune {self.person_id} : oublié. Supprimé :",
            *(f"  {_FRENCH[table]} : {count}" for table, count in self.deleted.items()),
            f"Historique des employeurs : {counted(self.cells_kept, *_CELLS)}",
            "Consultations du dossier : journal conservé sous l'identifiant seul",
        ]


def forget_person(
    session: Session, person_id: str, viewer: Viewer, now: datetime, today: date | None = None
) -> ForgetReport:
    """Delete a person and all that hangs on them, after adding what happened to anonymous counts.

    Raises NotFound, the second time too, and NotAllowed for whoever may not change the file. The
    log of views stays, with this one. The caller commits, then calls `erase_old_pages` so that
    SQLite's log holds no trace either. `today` tells which contracts have been followed for six
    months; the log always notes `now`.
    """
    person_for(session, viewer, person_id, Permission.WRITE_FILES)
    return _forget(session, person_id, (viewer.id, ViewAction.FORGET), now, today or now.date())


def forget_by_purge(session: Session, person_id: str, now: datetime) -> ForgetReport:
    """The same, because a period is over: logged as such."""
    return _forget(session, person_id, ("purge", ViewAction.PURGE), now, now.date())


def _forget(
    session: Session, person_id: str, entry: tuple[str, ViewAction], now: datetime, today: date
) -> ForgetReport:
    by, action = entry
    log_view(session, person_id, by, action, now)
    cells = keep_counts(
        session,
        count_proposals(session, Proposal.person_id == person_id),
        count_placements(session, today, placements_of(person_id)),
    )
    loosen_requests(session, person_id, today)
    loosen_enrolment(session, person_id)
    deleted = {}
    # The file last: conditions on outcomes and conflicts read the rows they hang on.
    for table, condition in reversed(rows_of(person_id)):
        if table not in _KEPT:
            result = session.execute(
                delete(table).where(condition), execution_options={"synchronize_session": False}
            )
            deleted[table.__tablename__] = int(getattr(result, "rowcount", 0))
    session.expire_all()
    if deleted["proposal"] or deleted["placement"]:
        bump_pool_version(session)
    log.info("person_forgotten", person_id=person_id, by=by, rows=sum(deleted.values()))
    return ForgetReport(person_id, dict(reversed(deleted.items())), cells)
