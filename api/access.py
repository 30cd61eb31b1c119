"""What do routes and pages work with? One store, one pool snapshot, the day, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Request, Response
from starlette.background import BackgroundTask

from api.clock import now, today_in_france
from api.services.accounts.door.doorkeeper import Doorkeeper
from api.services.accounts.sessions.signed_in import SignedIn
from api.services.files.desk import Desk
from api.services.imports.request import ImportTools, Point
from api.services.imports.run_import import likeliest_trade
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.plan.book import PlanBook
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.travel.door import DoorToDoor
from api.services.viewer import Viewer
from api.services.worklist.options import OptionBook

if TYPE_CHECKING:
    from api.asked import Question
    from api.services.audit.book import BiasBook
    from api.services.lasting.desk import WorkDesk
    from api.services.pool_imports.desk import ImportDesk
    from api.services.rematch.run.desk import RunDesk
    from api.services.trial.analyse import TrialBook
    from matcher.trades.finder import TradeFinder


@dataclass(frozen=True)
class Access:
    """Shared by all requests of one application."""

    store: Store
    doorkeeper: Doorkeeper
    snapshots: PoolSnapshots
    today: Callable[[], date] = today_in_france
    now: Callable[[], datetime] = now
    # Where an address lies; None where the settings let none leave this machine.
    geocode: Callable[[str], Point | None] | None = None
    # Where a Valhalla server answers; None: the roads built here, if any.
    valhalla_url: str | None = None
    # When a re-match over all is asked for each night; None: never.
    rematch_nightly: time | None = None
    # Where a re-match ranks territories; None: in this process.
    rematch_spread: str | None = None

    @cached_property
    def options(self) -> OptionBook:
        """What each young person can reach, computed aside and kept."""
        return OptionBook(self.store, self.snapshots)

    @cached_property
    def plans(self) -> PlanBook:
        """Each structure's plan of calls, kept until something it rests on changes."""
        return PlanBook(self.snapshots)

    @cached_property
    def audits(self) -> "BiasBook":
        """The last bias report, kept until something it rests on changes."""
        # The compiler takes half a second to import: only who reads the report waits for it.
        from api.services.audit.book import BiasBook

        return BiasBook(self.snapshots)

    @cached_property
    def trial_results(self) -> "TrialBook":
        """What trials showed last, kept while nothing they rest on changes."""
        # What computes is read by whoever reads a result, and by nobody else.
        from api.services.trial.analyse import TrialBook

        return TrialBook()

    @cached_property
    def runs(self) -> "RunDesk":
        """Who works on batch re-matches; looks for them once woken."""
        # The compiler takes half a second to import: only who asks for a run waits for it.
        from api.services.rematch.run.desk import RunDesk
        from api.services.rematch.run.work import Workshop

        shop = Workshop(self.store, self.snapshots, self.now, spread=self.rematch_spread)
        return RunDesk(shop, self.rematch_nightly)

    @cached_property
    def imports(self) -> "ImportDesk":
        """Who lands files of offers sent from a page; looks for them once woken."""
        from api.services.pool_imports.desk import ImportDesk
        from api.services.pool_imports.work import ImportBench

        return ImportDesk(
            ImportBench(self.store, self.import_tools, self.now, Event(), self._refresh_pool)
        )

    @cached_property
    def trainings(self) -> "WorkDesk":
        """Who does fits of scorecards asked for from a page; looks for them once woken."""
        from api.services.lasting.book import Bench
        from api.services.lasting.desk import WorkDesk
        from api.services.learning.training_work import train_asked
        from models.tables import ScorecardTraining

        bench = Bench(self.store, self.now, Event())
        return WorkDesk(bench, ScorecardTraining, lambda work_id: train_asked(bench, work_id))

    def import_tools(self) -> ImportTools:
        """What every import of today works with."""
        return ImportTools(
            self.store.sessions,
            self.store.sealer,
            self.today(),
            self.now(),
            resolve_trade=likeliest_trade,
            geocode=self.geocode,
        )

    @cached_property
    def trade_finder(self) -> "TradeFinder":
        """Loaded at the first question about trades, then kept."""
        # scikit-learn takes a second to import: only questions about trades wait for it.
        from api.services.trades.find_trades import trade_finder

        return trade_finder()

    def door(self) -> DoorToDoor:
        """Ways from door to door over the roads in use now."""
        self.snapshots.travel.current()
        return DoorToDoor(self.snapshots.travel.tiles, self.valhalla_url)

    def ranking_of(self, viewer: Viewer, person_id: str, question: "Question") -> RankRequest:
        """A request for somebody's ranking, asked now by this viewer."""
        day = question.today or self.today()
        return RankRequest(person_id, viewer, day, self.now(), question.offer_kind, question.limit)

    def asked_on(self, viewer: Viewer, person_id: str, day: date | None) -> RankRequest:
        """A request about somebody's offers on a day, today unless another is given."""
        return RankRequest(person_id, viewer, day or self.today(), self.now())

    def desk(self, viewer: Viewer) -> Desk:
        """What creating and changing files needs, now and for this viewer."""
        return Desk(self.store, viewer, self.today(), self.now(), self.geocode)

    def then_refresh(self, answer: Response) -> Response:
        """The answer, after which the changed pool is read: nobody's next ranking waits for it."""
        answer.background = BackgroundTask(self._refresh_pool)
        return answer

    def _refresh_pool(self) -> None:
        with self.store.reading() as session:
            self.snapshots.current(session, self.today())

    def noting(self, viewer: Viewer) -> Noting:
        """Who notes what was proposed and what came of it, today."""
        return Noting(viewer, self.today(), self.now())


def access_of(request: Request) -> Access:
    """What the application was created with."""
    return cast("Access", request.app.state.access)


def viewer_asking(request: Request) -> Viewer:
    """Who asks: the gate let nobody through without noting it."""
    signed_in: SignedIn = request.state.signed_in
    return signed_in.viewer


Given = Annotated[Access, Depends(access_of)]
Asking = Annotated[Viewer, Depends(viewer_asking)]
