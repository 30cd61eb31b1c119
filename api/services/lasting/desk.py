"""Who takes up lasting work inside the served application? A thread that looks for it.

The scheduler remembers nothing: every few seconds it looks into the database for work that nobody
does, so what was asked for by anybody, or left by a process that died, is taken up by itself.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from api.services.lasting.book import Bench, Work, WorkStopped, next_waiting

log = structlog.get_logger()
# A look that falls into work under way is left out: nobody needs to hear of it.
logging.getLogger("apscheduler").setLevel(logging.ERROR)

_LOOKS_EVERY: Final = 5
_WORK: Final = "work"
_ZONE: Final = "Europe/Paris"


class WorkDesk:
    """Takes up one kind of work while the application is served."""

    def __init__(self, bench: Bench, table: Work, do: Callable[[str], object]) -> None:
        self._bench, self._table, self._do = bench, table, do
        # Its threads end with the process: work left behind is taken up by the next one.
        self.scheduler: Any = BackgroundScheduler(daemon=True, timezone=_ZONE)
        self.scheduler.add_job(
            self.work, "interval", seconds=_LOOKS_EVERY, id=_WORK, max_instances=1, coalesce=True
        )

    def wake(self) -> None:
        """Look now: something was just asked for."""
        self._bench.leaving.clear()
        if not self.scheduler.running:
            self.scheduler.start()
        self.scheduler.modify_job(_WORK, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Look no more; work under way stops at its next step and is queued again."""
        self._bench.leaving.set()
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)

    def work(self) -> None:
        """Do what nobody works on."""
        kind = self._table.__tablename__
        while not self._bench.leaving.is_set():
            with self._bench.store.reading() as session:
                work_id = next_waiting(session, self._table, self._bench.now())
            if work_id is None:
                return
            try:
                self._do(work_id)
            except WorkStopped:
                log.info("work_stopped", work=kind, id=work_id)
            except Exception as error:
                # Kept with the work; its text may name a file.
                log.error("work_failed", work=kind, id=work_id, kind=type(error).__name__)
