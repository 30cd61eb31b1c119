"""Who works on runs inside the served application, and asks for one each night?"""

from datetime import time

from api.services.lasting.book import Bench
from api.services.lasting.desk import WorkDesk
from api.services.rematch.run.asked import run_asked
from api.services.rematch.run.book import ask_run
from api.services.rematch.run.work import Workshop, work_on
from api.services.viewer import CONSOLE
from api.words.dates import in_france
from models.enums import RunScope
from models.tables import RematchRun


class RunDesk(WorkDesk):
    """Takes up runs, one at a time; with `nightly`, asks for one over all each night."""

    def __init__(self, shop: Workshop, nightly: time | None = None) -> None:
        bench = Bench(shop.store, shop.now, shop.leaving)
        super().__init__(bench, RematchRun, lambda run_id: work_on(shop, run_id))
        self._shop = shop
        if nightly is not None:
            hour, minute = nightly.hour, nightly.minute
            self.scheduler.add_job(self.ask_nightly, "cron", hour=hour, minute=minute)

    def ask_nightly(self) -> None:
        """Ask for a run over all: prices for everyday lists come from it."""
        moment = self._shop.now()
        asked = run_asked(CONSOLE, in_france(moment).date(), RunScope.ALL)
        ask_run(self._shop.store, asked, moment)
        self.work()
