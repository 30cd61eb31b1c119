"""`/connexion`, `/deconnexion`: how does somebody come in, and leave?"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Access, Given
from api.guard.cookies import give_session, session_token, take_session
from api.guard.doors import SIGN_IN, SIGN_OUT
from api.guard.own_forms import signed_in_here
from api.guard.return_path import safe_path
from api.pages.account.kept_input import kept_input_page
from api.pages.account.sign_in_form import SignInForm, sign_in_page
from api.pages.forms import Posted
from api.services.accounts.open_sessions import NewSession, end_session_of_cookie
from api.services.accounts.refusals import SignInRefused, TooManyAttempts
from api.services.accounts.sign_in import Attempt, sign_in
from api.services.accounts.signed_in import signed_in_by_session

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
        page = sign_in_page(request, form.saying(str(refused)), 429)
        page.headers["Retry-After"] = str(int(refused.wait.total_seconds()) + 1)
        return page
    page = _next_page(request, access, opened, form)
    give_session(request, page, opened.token)
    return page


@router.post(SIGN_OUT)
def sign_out(request: Request, access: Given) -> Response:
    """End this session, here and in the database."""
    with access.store.sessions.begin() as session:
        end_session_of_cookie(session, session_token(request) or "")
    page = RedirectResponse(SIGN_IN, 303)
    take_session(request, page)
    return page


def _next_page(request: Request, access: Access, opened: NewSession, form: SignInForm) -> Response:
    kept = access.doorkeeper.forms.kept_in(form.kept)
    # Another colleague on the same machine is not given what was typed before.
    if kept is None or kept.adviser != opened.adviser_id or opened.must_change_password:
        return RedirectResponse(form.after, 303)
    durations = access.doorkeeper.durations
    request.state.signed_in = signed_in_by_session(
        access.store, durations, opened.token, access.now()
    )
    return kept_input_page(request, kept)
