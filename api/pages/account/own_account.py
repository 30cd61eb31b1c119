"""`/compte`: one's own password, tokens and open sessions."""

from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Given
from api.doors import OWN_ACCOUNT
from api.guard.cookies import give_session
from api.pages.account.account_page import Shown, account_page, signed_in
from api.pages.flash import Notice, see_other
from api.pages.forms import Form, Posted
from api.services.accounts.door.refusals import TooManyAttempts
from api.services.accounts.kept.change_password import NewPassword, WrongPassword, change_password
from api.services.accounts.secrets.passwords import WeakPassword
from api.services.accounts.sessions.access_tokens import (
    TokenAsked,
    UnusableToken,
    issue_token,
    revoke_token,
)
from api.services.accounts.sessions.open_sessions import end_session
from api.services.viewer import Permission
from api.words.dates import moment
from models.errors import PersonalNumberRefused

SCOPE: Final = "droit-"
_FIELD_OF: Final = {"name": "nom", "scopes": "droits", "days": "duree"}
router = APIRouter(prefix=OWN_ACCOUNT)


@router.get("", response_class=HTMLResponse)
def own_account(request: Request, access: Given) -> Response:
    """Password, tokens and sessions of whoever is signed in."""
    return account_page(request, access, Shown())


@router.post("/mot-de-passe", response_class=HTMLResponse)
def password_changed(request: Request, access: Given, posted: Posted) -> Response:
    """Keep a new password; every other session ends, this browser gets a new one."""
    typed = NewPassword(*(posted.get(name, "") for name in ("actuel", "nouveau", "encore")))
    adviser_id = signed_in(request).viewer.id
    try:
        opened = change_password(access.store, access.doorkeeper, adviser_id, typed, access.now())
    except (WrongPassword, TooManyAttempts) as refused:
        return _refused(request, access, password={"actuel": str(refused)})
    except WeakPassword as refused:
        return _refused(request, access, password={"nouveau": str(refused)})
    answer = see_other(request, OWN_ACCOUNT, Notice.PASSWORD_CHANGED)
    give_session(request, answer, opened.token)
    return answer


@router.post("/jetons", response_class=HTMLResponse)
def token_made(request: Request, access: Given, posted: Posted) -> Response:
    """Make a token; this page alone shows it."""
    days = posted.get("duree", "")
    asked = TokenAsked(
        name=posted.get("nom", ""),
        scopes=frozenset(each for each in Permission if posted.get(SCOPE + each.name)),
        days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0,
    )
    try:
        with access.store.sessions.begin() as session:
            made = issue_token(session, signed_in(request).viewer, asked, access.now())
    except UnusableToken as refused:
        form = Form(posted, {_FIELD_OF[refused.field]: str(refused)})
        return account_page(request, access, Shown(token=form), 422)
    except PersonalNumberRefused as refused:
        form = Form(posted | {"nom": ""}, {"nom": str(refused)})
        return account_page(request, access, Shown(token=form), 422)
    shown = Shown(made=made.text, made_until=_day_of(made.expires_at))
    return account_page(request, access, shown, 201)


@router.post("/jetons/{token_id}/revocation")
def token_revoked(request: Request, access: Given, token_id: str) -> Response:
    """End one of one's own tokens."""
    with access.store.sessions.begin() as session:
        revoke_token(session, signed_in(request).viewer.id, token_id, access.now())
    return see_other(request, OWN_ACCOUNT, Notice.TOKEN_REVOKED)


@router.post("/sessions/{session_key}/fin")
def session_ended(request: Request, access: Given, session_key: str) -> Response:
    """End one of one's own sessions, on another machine perhaps."""
    with access.store.sessions.begin() as session:
        end_session(session, signed_in(request).viewer.id, session_key)
    return see_other(request, OWN_ACCOUNT, Notice.SESSION_ENDED)


def _refused(request: Request, access: Given, password: dict[str, str]) -> Response:
    # Nothing typed is given back: a password stands in no page.
    return account_page(request, access, Shown(password=Form({}, password)), 422)


def _day_of(expires_at: datetime) -> str:
    return moment(expires_at)
