"""Which bias report holds now? The last one, until the pool, the day or the scorecard changes.

Everybody's list is read for it: a page has no time for that at each view.
"""

from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from api.services.audit.report import bias_report
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import Permission, Viewer
from matcher.pool import Pool


class BiasBook:
    """The last report of one database and process."""

    def __init__(self, snapshots: PoolSnapshots) -> None:
        self._snapshots = snapshots
        self._last: tuple[Pool, date, dict[str, Any]] | None = None
        self._making = Lock()

    def known(self, session: Session, viewer: Viewer, today: date) -> dict[str, Any] | None:
        """The report where it still holds; None when it has to be made. Raises RightMissing."""
        viewer.must(Permission.AUDIT_BIAS)
        last = self._last
        # A pool is built anew with every scorecard, day and change of what is proposed.
        if last is None or last[1] != today:
            return None
        if last[0] is not self._snapshots.current(session, today):
            return None
        return last[2]

    def report(self, session: Session, viewer: Viewer, today: date) -> dict[str, Any]:
        """The report as things stand, made if it has to be. Raises RightMissing."""
        with self._making:
            document = self.known(session, viewer, today)
            if document is None:
                document = bias_report(session, self._snapshots, viewer, today)
                self._last = (self._snapshots.current(session, today), today, document)
            return document
