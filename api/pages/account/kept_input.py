"""How is nothing typed lost when a session ends? The browser keeps it, and sends it once more."""

from typing import Final

from fastapi import Request
from fastapi.responses import Response

from api.access import access_of
from api.errors import problem_of
from api.guard.own_forms import ForeignForm
from api.pages.account.sign_in_form import SignInForm, sign_in_page
from api.pages.error import error_page
from api.pages.templating import render
from api.services.accounts.secrets.form_seal import KeptInput

ENDED: Final = (
    "Votre session a pris fin. Reconnectez-vous : ce que vous avez saisi est gardé dans cette "
    "page, et vous pourrez l'enregistrer ensuite."
)


def sign_in_again(request: Request, kept: KeptInput) -> Response:
    """The sign-in page, holding what was typed before the session ended."""
    sealed = access_of(request).doorkeeper.forms.keep(kept)
    page = sign_in_page(request, SignInForm(after=kept.back, kept=sealed, notice=ENDED), 401)
    return _in_whole_page(request, page)


def kept_input_page(request: Request, kept: KeptInput, status: int = 200) -> Response:
    """What was typed, to be sent once more by its author or given up."""
    page = render(request, "account/kept_input.html", {"kept": kept}, status=status)
    return _in_whole_page(request, page)


def confirm_input(request: Request, error: Exception) -> Response:
    """The answer to a form of another session: confirmed when it is theirs, else refused."""
    if not isinstance(error, ForeignForm):
        raise error
    if error.kept is not None:
        return kept_input_page(request, error.kept, 409)
    return error_page(request, problem_of(error))


def _in_whole_page(request: Request, page: Response) -> Response:
    # A script would put it in place of a block, and only if the answer is a success.
    if request.headers.get("hx-request") == "true":
        page.status_code = 200
        page.headers["HX-Retarget"] = "body"
        page.headers["HX-Reswap"] = "innerHTML"
    return page
