"""Was this form filled in on a page of ours, in this session? Checked on every unsafe method.

Two signs, and both must hold: the browser says the request comes from our own site, and the form
carries the seal of the session it was shown in (before signing in: of the visit).
"""

from typing import Final
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from markupsafe import Markup
from starlette.datastructures import FormData

from api.access import access_of
from api.doors import API, SAFE_METHODS
from api.guard.cookies import visit_of
from api.guard.form_body import read_form
from api.guard.return_path import page_it_came_from
from api.services.accounts.secrets.form_seal import FormOrigin, FormSeal, KeptInput
from api.services.accounts.sessions.signed_in import SignedIn
from models.errors import PasserelleError

FIELD: Final = "csrf"
_OWN_SITES: Final = ("same-origin", "none")


class ForeignForm(PasserelleError, PermissionError):
    """A form that no page of this session showed. `kept`: typed in an earlier session of theirs."""

    def __init__(self, kept: KeptInput | None = None) -> None:
        self.kept = kept
        super().__init__(
            "Ce formulaire ne vient pas d'une page ouverte dans votre session : rien n'a été "
            "enregistré. Rouvrez la page, puis recommencez."
        )


def csrf_field(request: Request) -> Markup:
    """The hidden field that every form of ours holds."""
    shared: Markup | None = getattr(request.state, "own_field", None)
    if shared is None:
        # One seal serves every form of a page: a list of twenty offers holds as many.
        shared = request.state.own_field = _own_field(_seal(request).token(origin_now(request)))
    return shared


def _own_field(token: str) -> Markup:
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)


async def check_own_form(request: Request) -> None:
    """Raise ForeignForm unless the form is ours and of this session.

    The API takes tokens only and reads no cookie: there a foreign page can do nothing.
    """
    if request.method in SAFE_METHODS or request.url.path.startswith(API):
        return
    if not comes_from_our_site(request):
        raise ForeignForm
    form = await read_form(request)
    shown_in = _seal(request).origin_of(_text(form, FIELD))
    now = origin_now(request)
    if shown_in == now:
        return
    # Signed in again in another tab: their own words, to be confirmed.
    is_theirs = shown_in is not None and now.adviser != "" and shown_in.adviser == now.adviser
    raise ForeignForm(kept_input(request, form, now.adviser) if is_theirs else None)


async def input_of_ended_session(request: Request) -> KeptInput | None:
    """What was typed before a session ended; None unless a page of ours showed the form."""
    if not comes_from_our_site(request):
        return None
    try:
        form = await read_form(request)
    except HTTPException:
        return None
    shown_in = _seal(request).origin_of(_text(form, FIELD))
    if shown_in is None or not shown_in.adviser:
        return None
    return kept_input(request, form, shown_in.adviser)


def origin_now(request: Request) -> FormOrigin:
    """The session (or visit) in which a form shown now is shown."""
    signed_in = signed_in_here(request)
    if signed_in is None:
        return FormOrigin(visit_of(request))
    return FormOrigin(signed_in.session_id or "", signed_in.viewer.id)


def signed_in_here(request: Request) -> SignedIn | None:
    """Who asks, as the gate found it; None on the pages open to anybody."""
    found: SignedIn | None = getattr(request.state, "signed_in", None)
    return found


def comes_from_our_site(request: Request) -> bool:
    """Whether nothing the browser says points to another site."""
    site = request.headers.get("sec-fetch-site", _OWN_SITES[0])
    origin = request.headers.get("origin")
    # Hosts only: behind a proxy the scheme may be another one.
    own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return site in _OWN_SITES and own


def kept_input(request: Request, form: FormData, adviser: str) -> KeptInput:
    """The texts of a form, without its seal; a file has to be chosen again."""
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return KeptInput(
        path=request.url.path,
        back=page_it_came_from(request),
        adviser=adviser,
        fields=tuple((name, value) for name, value in texts if name != FIELD),
    )


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _seal(request: Request) -> FormSeal:
    return access_of(request).doorkeeper.forms
