"""What may a browser do with our answers? Run our files only, keep no page, frame nothing."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Bootstrap draws its ticks and arrows from data: images; a map's tiles come from the one origin
# that a setting names.
_POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": our own forms would then say Origin: null, as a foreign page's do.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
# Files of the house may be kept by the browser; somebody's ranking may not.
_NO_STORE: Final = "no-store"
# Whoever came by https once never comes in clear again, for a year.
_HTTPS_ONLY: Final = "max-age=31536000"
STATIC: Final = "/static/"


class SecurityHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp, tiles_origin: str | None = None) -> None:
        self.app = app
        tiles = f" {tiles_origin}" if tiles_origin else ""
        self.headers = HEADERS | {"Content-Security-Policy": _POLICY.format(tiles=tiles)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if not scope["path"].startswith(STATIC):
                    headers["Cache-Control"] = _NO_STORE
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = _HTTPS_ONLY
            await send(message)

        await self.app(scope, receive, send_with_headers)
