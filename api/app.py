"""How is the application made? One store in; the API, the pages and their guards out."""

from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version
from typing import Final

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import pages, routes
from api.access import Access
from api.clock import now as this_moment
from api.clock import today_in_france
from api.errors import answering_with, install_error_handlers
from api.guard.body_limit import BodyLimit
from api.guard.gate import Gate
from api.guard.own_forms import ForeignForm, check_own_form
from api.pages.account.kept_input import confirm_input, sign_in_again
from api.pages.error import error_page
from api.pages.map.tiles import background_of
from api.pages.static_files import PREFIX
from api.pages.static_route import answer_file
from api.security_headers import SecurityHeaders
from api.services.accounts.door.doorkeeper import doorkeeper_of
from api.services.imports.meant.geocoding import ban_geocoder
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.serving import trusted_hosts
from api.services.travel.times import InstalledTravel
from api.settings import Settings

# Level 5: half the time of level 9 for a tenth more bytes on the ranking. Compressing beside a
# reader's own words is safe: no other site can make a browser ask for a page as somebody signed in.
_COMPRESSION: Final = 5


def create_app(
    store: Store,
    settings: Settings,
    today: Callable[[], date] = today_in_france,
    now: Callable[[], datetime] = this_moment,
) -> FastAPI:
    """The application on a database; `today` and `now` are asked at each request."""
    app = FastAPI(
        title="Passerelle",
        version=version("passerelle"),
        # Their pages fetch scripts from elsewhere; the description itself stays readable.
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{routes.PREFIX}/openapi.json",
        # Of every route, so that a form added anywhere is checked without saying so.
        dependencies=[Depends(check_own_form)],
    )
    app.state.access = Access(
        store,
        doorkeeper_of(settings, store.sealer),
        PoolSnapshots(
            store.reading,
            InstalledTravel(settings.travel_folder),
            exploration=settings.exploration_share,
        ),
        today=today,
        now=now,
        geocode=ban_geocoder() if settings.geocoding else None,
        valhalla_url=settings.valhalla_url,
        rematch_nightly=settings.rematch_nightly,
        rematch_spread=settings.spread,
    )
    # As it stood at the start: secrets are not told.
    app.state.settings_told = settings.describe()
    app.include_router(routes.router)
    app.include_router(pages.router)
    app.mount(PREFIX, answer_file, name="static")
    _set_guards(app, settings)
    return app


def _set_guards(app: FastAPI, settings: Settings) -> None:
    """What every request and every error passes; the last added is the first to see a request."""
    answer = answering_with(error_page)
    install_error_handlers(app, answer)
    app.add_exception_handler(ForeignForm, confirm_input)
    app.state.map_background = background_of(settings)
    app.add_middleware(BodyLimit)
    app.add_middleware(Gate, access=app.state.access, answer=answer, sign_in_again=sign_in_again)
    app.add_middleware(
        TrustedHostMiddleware, allowed_hosts=trusted_hosts(settings), www_redirect=False
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=_COMPRESSION)
    app.add_middleware(SecurityHeaders, tiles_origin=app.state.map_background.origin)
