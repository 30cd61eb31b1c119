"""May this request go through? A session for the pages, a token for the API, or an open door.

It stands before the routes, so whatever is added behind it is closed without saying so.
"""

from collections.abc import Callable
from typing import Final

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import Access
from api.doors import (
    API,
    BEFORE_CHOOSING,
    OWN_ACCOUNT,
    SAFE_METHODS,
    SIGN_IN,
    SIGN_IN_PAGES,
    SIGN_OUT,
    is_open,
)
from api.errors import Answer, Problem, problem_of
from api.guard.cookies import session_token
from api.guard.own_forms import input_of_ended_session
from api.guard.return_path import HOME, asked_path, safe_path, sign_in_address
from api.services.accounts.secrets.form_seal import KeptInput
from api.services.accounts.sessions.signed_in import (
    SignedIn,
    signed_in_by_session,
    signed_in_by_token,
)
from models.errors import PasserelleError

_BEARER: Final = "bearer"
_NO_TOKEN: Final = Problem(
    "Jeton demandé",
    401,
    "Jeton absent, inconnu, expiré ou révoqué. Créez-en un dans « Mon compte » et envoyez-le "
    "ainsi : Authorization: Bearer JETON.",
)
_NOT_SERVED: Final = 1008
SignInAgain = Callable[[Request, KeptInput], Response]


class Gate:
    """Stops who is not signed in; whoever passes is in `request.state.signed_in`."""

    def __init__(
        self, app: ASGIApp, access: Access, answer: Answer, sign_in_again: SignInAgain
    ) -> None:
        self.app = app
        self.access = access
        self.answer = answer
        self.sign_in_again = sign_in_again

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in place of the application, or let it answer."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": _NOT_SERVED})
            return
        request = Request(scope, receive)
        try:
            stopped = await self._stopped(request)
        except PasserelleError as error:
            stopped = self.answer(request, problem_of(error))
        await (stopped or self.app)(scope, receive, send)

    async def _stopped(self, request: Request) -> Response | None:
        """The answer to somebody who may not pass; None for who may."""
        path, method = request.url.path, request.method
        if is_open(path, method) and path not in SIGN_IN_PAGES:
            return None
        signed_in = await run_in_threadpool(self._who, request)
        request.state.signed_in = signed_in
        if path in SIGN_IN_PAGES:
            return None
        if signed_in is None:
            return await self._turned_away(request)
        if signed_in.must_change_password and path not in BEFORE_CHOOSING:
            return RedirectResponse(OWN_ACCOUNT, 303)
        return None

    def _who(self, request: Request) -> SignedIn | None:
        now = self.access.now()
        if request.url.path.startswith(API):
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            known = scheme.lower() == _BEARER and token.strip()
            return signed_in_by_token(self.access.store, token.strip(), now) if known else None
        cookie = session_token(request)
        if not cookie:
            return None
        durations = self.access.doorkeeper.durations
        return signed_in_by_session(self.access.store, durations, cookie, now)

    async def _turned_away(self, request: Request) -> Response:
        if request.url.path.startswith(API):
            refused = self.answer(request, _NO_TOKEN)
            refused.headers["WWW-Authenticate"] = "Bearer"
            return refused
        by_script = request.headers.get("hx-request") == "true"
        if request.method in SAFE_METHODS:
            if by_script:
                return Response(status_code=401, headers={"HX-Redirect": _after_script(request)})
            return RedirectResponse(sign_in_address(asked_path(request)), 303)
        kept = None
        if request.url.path != SIGN_OUT:
            kept = await input_of_ended_session(request)
        if kept is None:
            return RedirectResponse(SIGN_IN, 303)
        return self.sign_in_again(request, kept)


def _after_script(request: Request) -> str:
    """Back to the page whose script asked: the fragment alone would be no page."""
    shown = request.headers.get("hx-current-url", HOME)
    host = request.headers.get("host", "")
    _, _, path = shown.partition(f"//{host}")
    return sign_in_address(safe_path(path or HOME))
