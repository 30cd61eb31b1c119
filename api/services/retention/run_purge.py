"""How is a purge run for good? Rules read, rows deleted in one transaction, old pages erased."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from api.services.accounts.kept.purge_over import purge_over, purge_sign_ins
from api.services.open_store import Store
from api.services.retention.purge import PurgeLine, PurgeReport, purge
from api.services.retention.purge_plan import logs_begin
from data.rules import load_rules
from data.rules.retention import retention_in_force
from models.store.engine import erase_old_pages

__all__ = ["PurgeReport", "run_purge"]


def run_purge(store: Store, today: date, dry_run: bool = False) -> PurgeReport:
    """Delete what is past its retention period on a day; a dry run only says what it would do."""
    rules = load_rules()
    with store.sessions.begin() as session:
        report = purge(session, today, rules, dry_run)
        over = purge_over(session, datetime.combine(today, time(), UTC), dry_run)
        over += purge_sign_ins(
            session, logs_begin(today, retention_in_force(rules, today)), dry_run
        )
    report = replace(report, rules=[*report.rules, _sign_ins(over)])
    if not dry_run:
        erase_old_pages(store.engine)
    return report


def _sign_ins(count: int) -> PurgeLine:
    return PurgeLine(
        rule_id="sign_ins_over",
        count=count,
        what=(
            "session, jeton ou essai de connexion effacé",
            "sessions, jetons et essais de connexion effacés",
        ),
        why="terminés, ils n'ouvrent plus rien ; ou notés depuis plus longtemps que le journal",
        article="RGPD art. 5(1)(e)",
    )
