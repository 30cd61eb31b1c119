"""`/connexion`, `/deconnexion`: how does somebody come in, and leave?"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Given
from api.doors import SIGN_IN, SIGN_OUT
from api.guard.cookies import give_session, session_token, take_session
from api.guard.own_forms import signed_in_here
from api.guard.return_path import safe_path
from api.pages.account.next_page import next_page
from api.pages.account.provider import leaving_page, signed_out_there
from api.pages.account.sign_in_form import SignInForm, sign_in_page, too_many_attempts
from api.pages.forms import Posted
from api.services.accounts.door.refusals import SignInRefused, TooManyAttempts
from api.services.accounts.sessions.open_sessions import end_session_of_cookie
from api.services.accounts.sessions.sign_in import Attempt, sign_in

_EMPTY = "Donnez votre identifiant et votre mot de passe."
router = APIRouter()


@router.get(SIGN_IN, response_class=HTMLResponse)
def sign_in_asked(request: Request, suite: Annotated[str, Query()] = "/") -> Response:
    """The sign-in page; whoever is signed in already goes on."""
    after = safe_path(suite)
    if signed_in_here(request) is not None:
        return RedirectResponse(after, 303)
    return sign_in_page(request, SignInForm(after=after))


@router.post(SIGN_IN, response_class=HTMLResponse)
def sign_in_tried(
    request: Request,
    access: Given,
    posted: Posted,
) -> Response:
    """Let in whoever gives the right password; otherwise the page again, saying why."""
    login, password = posted.get("login", ""), posted.get("password", "")
    form = SignInForm(login, safe_path(posted.get("suite")), posted.get("saisie", ""))
    if not login.strip() or not password:
        return sign_in_page(request, form.saying(_EMPTY), 422)
    attempt = Attempt(
        login=login,
        password=password,
        address=request.client.host if request.client else "",
        earlier_token=session_token(request),
    )
    try:
        opened = sign_in(access.store, access.doorkeeper, attempt, access.now())
    except SignInRefused as refused:
        return sign_in_page(request, form.saying(str(refused)), 401)
    except TooManyAttempts as refused:
        return too_many_attempts(request, form, refused)
    page = next_page(request, access, opened, form)
    give_session(request, page, opened.token)
    return page


@router.post(SIGN_OUT)
def sign_out(request: Request, access: Given) -> Response:
    """End this session, here and in the database, and where the identity provider began it."""
    cookie = session_token(request) or ""
    there = signed_out_there(request, access, cookie)
    with access.store.sessions.begin() as session:
        end_session_of_cookie(session, cookie)
    if there is None:
        page: Response = RedirectResponse(SIGN_IN, 303)
    else:
        request.state.signed_in = None
        page = leaving_page(request, there, "Vous êtes déconnecté de Passerelle")
    take_session(request, page)
    return page
