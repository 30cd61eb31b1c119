"""`/connexion/fournisseur`, `/connexion/retour`: how does somebody come in by their provider?"""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from api.access import Access, Given
from api.doors import PROVIDER, PROVIDER_RETURN, SIGN_IN
from api.guard.cookies import give_session, keep_visit, session_token, visit_of
from api.guard.own_forms import signed_in_here
from api.guard.return_path import HOME, safe_path
from api.pages.account.next_page import next_page
from api.pages.account.sign_in_form import SignInForm, sign_in_page, too_many_attempts
from api.pages.forms import Posted
from api.pages.templating import render
from api.services.accounts.door.provider import Provider
from api.services.accounts.door.provider_refusals import ProviderDown, ProviderRefused
from api.services.accounts.door.refusals import TooManyAttempts
from api.services.accounts.openid.proof import Answer
from api.services.accounts.openid.sent_away import Leaving, send_away
from api.services.accounts.openid.sign_in import Arrival, FrontDoor, arrive, sign_in_proven
from api.services.accounts.openid.sign_out import proof_of_session, sign_out_address
from models.errors import NotFound

_LONGEST: Final = 4000
router = APIRouter(default_response_class=HTMLResponse)


class Told(BaseModel):
    """What the provider tells through the browser; any of it may be missing."""

    state: str = Field("", max_length=_LONGEST)
    code: str = Field("", max_length=_LONGEST)
    error: str = Field("", max_length=_LONGEST)
    iss: str | None = Field(None, max_length=_LONGEST)


BroughtBack = Annotated[Told, Query()]


@router.post(PROVIDER)
def sent_away(request: Request, access: Given, posted: Posted) -> Response:
    """Send somebody to the provider, with what the page held waiting here for them."""
    provider = _provider(access)
    form = SignInForm(after=safe_path(posted.get("suite")), kept=posted.get("saisie", ""))
    # Only what we sealed ourselves waits here: anybody may ask for this page.
    is_ours = access.doorkeeper.forms.kept_in(form.kept) is not None
    leaving = Leaving(visit_of(request), form.after, form.kept if is_ours else "")
    try:
        address = send_away(
            access.store, provider, leaving, _our_address(request, PROVIDER_RETURN), access.now()
        )
    except ProviderDown as refused:
        return sign_in_page(request, form.saying(str(refused)), HTTPStatus.SERVICE_UNAVAILABLE)
    page = leaving_page(request, address, f"Vers {provider.name}")
    keep_visit(request, page)
    return page


@router.get(PROVIDER_RETURN, response_class=HTMLResponse)
def come_back(request: Request, access: Given, told: BroughtBack) -> Response:
    """Let in whom the provider vouches for; otherwise the sign-in page, saying what to do."""
    provider = _provider(access)
    if signed_in_here(request) is not None and not told.state:
        return RedirectResponse(HOME, HTTPStatus.SEE_OTHER)
    door = FrontDoor(access.store, access.doorkeeper, provider)
    arrival = Arrival(
        answer=Answer(told.code, told.iss, _our_address(request, PROVIDER_RETURN)),
        visit=visit_of(request),
        address=request.client.host if request.client else "",
        declined=bool(told.error),
        earlier_token=session_token(request),
    )
    form = SignInForm()
    try:
        awaited = arrive(door, told.state, arrival, access.now())
        form = SignInForm(after=awaited.after, kept=awaited.kept)
        opened = sign_in_proven(door, awaited, arrival, access.now())
    except ProviderDown as refused:
        return sign_in_page(request, form.saying(str(refused)), HTTPStatus.SERVICE_UNAVAILABLE)
    except ProviderRefused as refused:
        return sign_in_page(request, form.saying(str(refused)), HTTPStatus.UNAUTHORIZED)
    except TooManyAttempts as refused:
        return too_many_attempts(request, form, refused)
    page = next_page(request, access, opened, form)
    give_session(request, page, opened.token)
    return page


def signed_out_there(request: Request, access: Access, cookie: str) -> str | None:
    """Where to go to end the provider's session too; None for one that no provider began."""
    provider = access.doorkeeper.provider
    if provider is None:
        return None
    with access.store.reading() as session:
        proof = proof_of_session(session, access.store.sealer, cookie)
    return sign_out_address(provider, proof, _our_address(request, SIGN_IN)) if proof else None


def leaving_page(request: Request, address: str, title: str) -> Response:
    """A page that leads out at once.

    Not a redirection: a browser would take it for the form's own target, which our policy keeps
    to this site, and the provider leads on to others that nobody can list.
    """
    page = render(request, "account/leaving.html", {"address": address, "heading": title})
    page.headers["Refresh"] = f"0;url={address}"
    return page


def _provider(access: Access) -> Provider:
    if access.doorkeeper.provider is None:
        raise NotFound("Fournisseur d'identité", "aucun")
    return access.doorkeeper.provider


def _our_address(request: Request, path: str) -> str:
    """Where the provider sends people back: by the name the browser used, a trusted one."""
    return f"{request.url.scheme}://{request.url.netloc}{path}"
