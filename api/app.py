"""How is the application made? One store in; the API, the pages and their guards out."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import pages, routes
from api.access import Access
from api.clock import today_in_france
from api.errors import install_error_handlers
from api.pages.error import error_page
from api.pages.map.tiles import background_of
from api.pages.static_files import PREFIX
from api.pages.static_route import answer_file
from api.security_headers import SecurityHeaders
from api.services.imports.geocoding import ban_geocoder
from api.services.open_store import Store
from api.services.serving import trusted_hosts
from api.settings import Settings

# Level 5 costs a third of level 9's time for 2 % more bytes. Compressing beside a reader's own
# words is safe here: no other site can make a browser ask for a page as somebody signed in.
_COMPRESSION: Final = 5


def create_app(
    store: Store, settings: Settings, today: Callable[[], date] = today_in_france
) -> FastAPI:
    """The application on a database; `today` is asked at each request."""
    app = FastAPI(
        title="Passerelle",
        version=version("passerelle"),
        # Their pages fetch scripts from elsewhere; the description itself stays readable.
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{routes.PREFIX}/openapi.json",
    )
    geocode = ban_geocoder() if settings.geocoding else None
    app.state.access = Access(store, today=today, geocode=geocode)
    app.state.map_background = background_of(settings)
    app.include_router(routes.router)
    app.include_router(pages.router)
    app.mount(PREFIX, answer_file, name="static")
    install_error_handlers(app, error_page)
    app.add_middleware(
        TrustedHostMiddleware,
        allowed_hosts=trusted_hosts(settings, settings.host),
        www_redirect=False,
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=_COMPRESSION)
    app.add_middleware(SecurityHeaders, tiles_origin=app.state.map_background.origin)
    return app
