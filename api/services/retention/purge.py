"""What must be deleted today? Whatever is past its retention period, with the article that says so.

Employers keep counts that name nobody (`PastPlacement`); a PMSMP convention is archived first.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from itertools import batched
from typing import Any

import structlog
from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from api.services.history_cells import keep_counts
from api.services.history_counts import count_placements, count_proposals
from api.services.pool.settled.release import release_offers
from api.services.retention.purge_plan import PurgePlan, plan_purge
from api.services.rights.forget_person import forget_by_purge
from api.words.numbers import counted
from data.rules.retention import Retention, retention_in_force
from models.rules import RuleBook
from models.store.pool_version import bump_pool_version
from models.tables import (
    Base,
    ContactRequest,
    FileView,
    ImportConflict,
    Offer,
    Outcome,
    Placement,
    Proposal,
    RuptureCase,
    SharedProfile,
)

log = structlog.get_logger()

# SQLite and PostgreSQL both take this many values in one statement.
_BATCH = 500
_DONE = {
    "closed_without_placement": ("jeune oublié", "jeunes oubliés"),
    "pool_without_contact": ("jeune oublié", "jeunes oubliés"),
    "proposal_answered": ("proposition supprimée", "propositions supprimées"),
    "proposal_unanswered": ("proposition supprimée", "propositions supprimées"),
    "pmsmp_convention": ("PMSMP archivée", "PMSMP archivées"),
    "pmsmp_archive": ("PMSMP supprimée", "PMSMP supprimées"),
    "rupture_not_matched": ("rupture signalée effacée", "ruptures signalées effacées"),
    "shared_profile": ("profil partagé supprimé", "profils partagés supprimés"),
    "contact_request": ("demande de contact supprimée", "demandes de contact supprimées"),
    "offer_expired": ("offre supprimée", "offres supprimées"),
    "view_log": ("consultation effacée du journal", "consultations effacées du journal"),
}


@dataclass(frozen=True)
class PurgeLine:
    """What one rule did: how many records, `what` of one and of many, why, and by which article."""

    rule_id: str
    count: int
    what: tuple[str, str]
    why: str
    article: str


@dataclass(frozen=True)
class PurgeReport:
    """What was (or, in a dry run, would be) deleted, rule by rule, in the order applied."""

    today: date
    dry_run: bool
    rules: list[PurgeLine]

    def lines(self) -> list[str]:
        """What the command prints, in French."""
        done = [rule for rule in self.rules if rule.count]
        title = "Purge simulée, rien n'est supprimé" if self.dry_run else "Purge"
        nothing = "Rien à supprimer : aucune durée de conservation n'est dépassée."
        told = [f"{counted(r.count, *r.what)} : {r.why} ({r.article})" for r in done] or [nothing]
        return [f"{title} ({self.today:%d/%m/%Y}).", *(f"  {line}" for line in told)]


def purge(session: Session, today: date, rules: RuleBook, dry_run: bool = False) -> PurgeReport:
    """Delete what is past its period today; a dry run gives the same report and changes nothing.

    Raises what `retention_in_force` raises. The caller commits, then calls `erase_old_pages`.
    """
    kept = retention_in_force(rules, today)
    plan = plan_purge(session, today, kept)
    if not dry_run:
        _apply(session, today, plan)
    report = PurgeReport(today, dry_run, _rule_lines(plan, kept))
    log.info("purged", dry_run=dry_run, **{rule.rule_id: rule.count for rule in report.rules})
    return report


def _rule_lines(plan: PurgePlan, kept: Retention) -> list[PurgeLine]:
    periods = {name: getattr(kept, name) for name in _DONE}
    return [
        PurgeLine(period.rule_id, len(getattr(plan, name)), _DONE[name], period.why, period.article)
        for name, period in periods.items()
    ]


def _apply(session: Session, today: date, plan: PurgePlan) -> None:
    now = datetime.combine(today, time(), UTC)
    # Before anyone is forgotten: a stay counts as held when that person's contract followed it.
    _archive(session, today, plan.pmsmp_convention)
    _delete_stays(session, today, plan.pmsmp_archive)
    for person_id in plan.closed_without_placement + plan.pool_without_contact:
        forget_by_purge(session, person_id, now)
    _delete_proposals(session, plan.proposal_answered + plan.proposal_unanswered)
    for table, records in (
        (RuptureCase, plan.rupture_not_matched),
        (ContactRequest, plan.contact_request),
        (SharedProfile, plan.shared_profile),
        (Offer, plan.offer_expired),
    ):
        for ids in batched(records, _BATCH):
            _delete(
                session,
                ImportConflict,
                (ImportConflict.table_name == table.__tablename__) & ImportConflict.row_id.in_(ids),
            )
            _delete(session, table, table.id.in_(ids))
    release_offers(session)
    for views in batched(plan.view_log, _BATCH):
        _delete(session, FileView, FileView.id.in_(views))
    changed = asdict(plan)
    changed.pop("view_log")
    if any(changed.values()):
        bump_pool_version(session)
    session.expire_all()


def _archive(session: Session, today: date, stays: Iterable[str]) -> None:
    for ids in batched(stays, _BATCH):
        these = Placement.id.in_(ids)
        proposals = list(
            session.scalars(
                select(Placement.proposal_id).where(these, Placement.proposal_id.is_not(None))
            )
        )
        keep_counts(session, count_placements(session, today, these))
        _delete(session, Outcome, Outcome.placement_id.in_(ids))
        _delete_proposals(session, [each for each in proposals if each is not None])
        _update(session, Placement.renewal_of.in_(ids), renewal_of=None)
        _update(
            session,
            these,
            person_id=None,
            proposal_id=None,
            renewal_of=None,
            source_key=None,
            archived_on=today,
        )


def _delete_stays(session: Session, today: date, stays: Iterable[str]) -> None:
    for ids in batched(stays, _BATCH):
        these = Placement.id.in_(ids)
        proposals = list(
            session.scalars(
                select(Placement.proposal_id).where(these, Placement.proposal_id.is_not(None))
            )
        )
        fresh = Placement.archived_on.is_(None)
        keep_counts(session, count_placements(session, today, these, fresh))
        _delete_proposals(session, [each for each in proposals if each is not None])
        _delete(session, Placement, these)


def _delete_proposals(session: Session, proposals: Iterable[str]) -> None:
    for ids in batched(proposals, _BATCH):
        these = Proposal.id.in_(ids)
        keep_counts(session, count_proposals(session, these))
        _delete(session, Outcome, Outcome.proposal_id.in_(ids))
        _delete(session, Proposal, these)


def _delete(session: Session, table: type[Base], condition: ColumnElement[bool]) -> None:
    session.execute(
        delete(table).where(condition), execution_options={"synchronize_session": False}
    )


def _update(session: Session, condition: ColumnElement[bool], **values: Any) -> None:
    session.execute(
        update(Placement).where(condition).values(**values),
        execution_options={"synchronize_session": False},
    )
