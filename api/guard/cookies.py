"""Which cookies are given, and to whom may a browser send them back? To this service alone."""

import secrets
from typing import Final

from fastapi import Request
from fastapi.responses import Response

_SESSION: Final = "passerelle_session"
# Before signing in: only ties the sign-in form to the browser it was shown in.
_VISIT: Final = "passerelle_visite"
# A browser takes a cookie so named only if it is Secure, of this host alone and of every path.
_HOST_ONLY: Final = "__Host-"


def session_token(request: Request) -> str | None:
    """The cookie of a session, if there is one."""
    return request.cookies.get(_named(request, _SESSION))


def give_session(request: Request, response: Response, token: str) -> None:
    """Hand the browser its session; whatever it came with is replaced."""
    _set(request, response, _SESSION, token)
    _drop(request, response, _VISIT)


def take_session(request: Request, response: Response) -> None:
    """Take the session's cookie back."""
    _drop(request, response, _SESSION)


def visit_of(request: Request) -> str:
    """The visit of somebody not signed in, made now if need be; `keep_visit` gives it to them."""
    if not hasattr(request.state, "visit"):
        known = request.cookies.get(_named(request, _VISIT))
        request.state.visit = known or secrets.token_urlsafe(16)
    return str(request.state.visit)


def keep_visit(request: Request, response: Response) -> None:
    """Tie what this answer shows to this browser."""
    _set(request, response, _VISIT, visit_of(request))


def is_https(request: Request) -> bool:
    """Whether the browser came by https: itself, or by the word of a trusted proxy (uvicorn's)."""
    return request.url.scheme == "https"


def _named(request: Request, name: str) -> str:
    return f"{_HOST_ONLY}{name}" if is_https(request) else name


def _set(request: Request, response: Response, name: str, value: str) -> None:
    # No expiry: the browser forgets it when it is closed, the database sooner.
    response.set_cookie(
        _named(request, name),
        value,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_https(request),
    )


def _drop(request: Request, response: Response, name: str) -> None:
    response.delete_cookie(
        _named(request, name), path="/", httponly=True, samesite="lax", secure=is_https(request)
    )
