"""Which bias report holds now? The last one, until the pool, the day or the scorecard changes.

Everybody's list is read for it: a page has no time for that at each view.
"""

from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from api.services.audit.report import bias_report
from api.services.ranking.snapshot import PoolSnapshots
from api.services.viewer import Permission, Viewer
from matcher.pool import Pool


class BiasBook:
    """The last report of one database and process."""

    def __init__(self, snapshots: PoolSnapshots) -> None:
        self._snapshots = snapshots
        self._last: tuple[Pool, date, dict[str, Any]] | None = None
        self._making = Lock()

    def report(self, session: Session, viewer: Viewer, today: date) -> dict[str, Any]:
        """The report as things stand. Raises RightMissing."""
        viewer.must(Permission.AUDIT_BIAS)
        with self._making:
            # A pool is built anew with every scorecard, day and change of what is proposed.
            pool = self._snapshots.current(session, today)
            if self._last is None or self._last[:2] != (pool, today):
                document = bias_report(session, self._snapshots, viewer, today)
                self._last = (pool, today, document)
            return self._last[2]
