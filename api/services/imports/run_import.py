"""How is a file imported from a command? With the store, the trade finder, geocoding if set."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from api.services.imports.import_file import import_file
from api.services.imports.meant.geocoding import ban_geocoder
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.v3.feed import V3_SOURCE, import_v3
from api.services.open_store import Store
from api.settings import Settings

if TYPE_CHECKING:
    from matcher.trades.finder import TradeFinder

__all__ = ["V3", "V3_SOURCE", "import_tools", "likeliest_trade", "run_import"]

V3 = "v3"


def import_tools(
    store: Store,
    settings: Settings,
    moment: tuple[date, datetime],
    on_progress: Callable[[int, int], None] | None = None,
) -> ImportTools:
    """What an import of this day and moment works with."""
    today, now = moment
    return ImportTools(
        sessions=store.sessions,
        sealer=store.sealer,
        today=today,
        now=now,
        resolve_trade=likeliest_trade,
        geocode=ban_geocoder() if settings.geocoding else None,
        on_progress=on_progress,
    )


def run_import(tools: ImportTools, request: ImportRequest) -> ImportReport:
    """Import one file, a v3 feed or a table; raises BrokenInput and NotFound."""
    return import_v3(tools, request) if request.kind == V3 else import_file(tools, request)


def likeliest_trade(text: str) -> str | None:
    """ROME 3 code of the trade that a text most likely names; None when it names none."""
    hits = _finder().find(text, k=1).hits
    return hits[0].rome if hits else None


@cache
def _finder() -> "TradeFinder":
    # It takes a moment to import and load: only files that write trades in words wait for it.
    from api.services.trades.find_trades import trade_finder

    return trade_finder()
