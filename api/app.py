"""How is the application made? One store in; the API, the pages and their guards out."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import pages, routes
from api.access import Access
from api.clock import today_in_france
from api.errors import install_error_handlers
from api.pages.error import error_page
from api.pages.static_files import FOLDER
from api.security_headers import SecurityHeaders
from api.services.open_store import Store
from api.services.serving import trusted_hosts
from api.settings import Settings


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
    app.state.access = Access(store, today=today)
    app.include_router(routes.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=FOLDER), name="static")
    install_error_handlers(app, error_page)
    app.add_middleware(
        TrustedHostMiddleware,
        allowed_hosts=trusted_hosts(settings, settings.host),
        www_redirect=False,
    )
    app.add_middleware(SecurityHeaders)
    return app
