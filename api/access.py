"""What do routes and pages work with? One store, one pool snapshot, the day, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends, Request

from api.clock import now, today_in_france
from api.services.open_store import Store
from api.services.persons import CONSOLE
from api.services.ranking import PoolSnapshots, RankRequest
from models.enums import OfferKind

if TYPE_CHECKING:
    from matcher.trades import TradeFinder


@dataclass(frozen=True)
class Access:
    """Shared by all requests of one application."""

    store: Store
    snapshots: PoolSnapshots = field(default_factory=PoolSnapshots)
    today: Callable[[], date] = today_in_france
    now: Callable[[], datetime] = now
    # Until people sign in, whoever reaches this machine asks as its console.
    viewer_id: str = CONSOLE

    @cached_property
    def trade_finder(self) -> "TradeFinder":
        """Loaded at the first question about trades, then kept."""
        # scikit-learn takes a second to import: only questions about trades wait for it.
        from api.services.find_trades import trade_finder

        return trade_finder()

    def ranking_of(
        self, person_id: str, kind: OfferKind | None, limit: int, today: date | None
    ) -> RankRequest:
        """A request for somebody's ranking, asked now by this viewer."""
        return RankRequest(
            person_id, self.viewer_id, today or self.today(), self.now(), kind, limit
        )


def access_of(request: Request) -> Access:
    """What the application was created with."""
    return cast("Access", request.app.state.access)


Given = Annotated[Access, Depends(access_of)]
