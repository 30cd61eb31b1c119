"""How is a purge run for good? Rules read, rows deleted in one transaction, old pages erased."""

from datetime import date

from api.services.open_store import Store
from api.services.purge import PurgeReport, purge
from data.rules import load_rules
from models.store.engine import erase_old_pages

__all__ = ["PurgeReport", "run_purge"]


def run_purge(store: Store, today: date, dry_run: bool = False) -> PurgeReport:
    """Delete what is past its retention period on a day; a dry run only says what it would do."""
    rules = load_rules()
    with store.sessions.begin() as session:
        report = purge(session, today, rules, dry_run)
    if not dry_run:
        erase_old_pages(store.engine)
    return report
