"""Who lands sent files inside the served application, and forgets those left lying?"""

from sqlalchemy import select

from api.services.lasting.book import Bench
from api.services.lasting.desk import WorkDesk
from api.services.pool_imports.send import KEPT, forget_left
from api.services.pool_imports.work import ImportBench, import_sent
from models.tables import ImportJob


class ImportDesk(WorkDesk):
    """Takes up sent files, one at a time."""

    def __init__(self, bench: ImportBench) -> None:
        work = Bench(bench.store, bench.now, bench.leaving)
        super().__init__(work, ImportJob, lambda job_id: import_sent(bench, job_id))
        self._store, self._now = bench.store, bench.now

    def work(self) -> None:
        """Land what waits, then forget what nobody came back to."""
        super().work()
        now = self._now()
        old = (ImportJob.sent_at < now - KEPT) & ImportJob.sample.is_not(None)
        with self._store.reading() as session:
            if session.scalar(select(ImportJob.id).where(old).limit(1)) is None:
                return
        with self._store.sessions.begin() as session:
            forget_left(session, now)
