"""Who works on runs inside the served application? APScheduler, one run at a time, as a thread.

The scheduler remembers nothing: every few seconds it looks into the database for a run that nobody
works on, so a run asked for by anybody, or left by a process that died, is taken up by itself.
"""

import logging
from datetime import UTC, datetime, time
from typing import Any, Final

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from api.services.rematch.asked import run_asked
from api.services.rematch.book import RunStopped, ask_run, next_run
from api.services.rematch.work import Workshop, work_on
from api.services.viewer import CONSOLE
from api.words.dates import in_france
from models.enums import RunScope

log = structlog.get_logger()
# A look that falls into a run under way is left out: nobody needs to hear of it.
logging.getLogger("apscheduler").setLevel(logging.ERROR)

_LOOKS_EVERY: Final = 5
_WORK: Final = "rematch"
_ZONE: Final = "Europe/Paris"


class RunDesk:
    """Takes up runs while the application is served; with `nightly`, asks for one each night."""

    def __init__(self, shop: Workshop, nightly: time | None = None) -> None:
        self._shop = shop
        # Its threads end with the process: a run left behind is taken up by the next one.
        self._scheduler: Any = BackgroundScheduler(daemon=True, timezone=_ZONE)
        self._scheduler.add_job(
            self.work, "interval", seconds=_LOOKS_EVERY, id=_WORK, max_instances=1, coalesce=True
        )
        if nightly is not None:
            hour, minute = nightly.hour, nightly.minute
            self._scheduler.add_job(self.ask_nightly, "cron", hour=hour, minute=minute)

    def wake(self) -> None:
        """Look now: a run was just asked for."""
        self._shop.leaving.clear()
        if not self._scheduler.running:
            self._scheduler.start()
        self._scheduler.modify_job(_WORK, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Look no more; a run under way stops at its next step and is queued again."""
        self._shop.leaving.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def work(self) -> None:
        """Do the runs that nobody works on."""
        while not self._shop.leaving.is_set():
            with self._shop.store.reading() as session:
                run_id = next_run(session, self._shop.now())
            if run_id is None:
                return
            try:
                work_on(self._shop, run_id)
            except RunStopped:
                log.info("rematch_stopped", run=run_id)
            except Exception as error:
                # Kept with the run; its text may name a file.
                log.error("rematch_failed", run=run_id, kind=type(error).__name__)

    def ask_nightly(self) -> None:
        """Ask for a run over all: prices for everyday lists come from it."""
        moment = self._shop.now()
        asked = run_asked(CONSOLE, in_france(moment).date(), RunScope.ALL)
        ask_run(self._shop.store, asked, moment)
        self.work()
