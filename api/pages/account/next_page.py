"""Where does somebody go who was just let in? To what they typed, if it waits for them."""

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from api.access import Access
from api.pages.account.kept_input import kept_input_page
from api.pages.account.sign_in_form import SignInForm
from api.services.accounts.sessions.open_sessions import NewSession
from api.services.accounts.sessions.signed_in import signed_in_by_session


def next_page(request: Request, access: Access, opened: NewSession, form: SignInForm) -> Response:
    """What was typed before the session ended, to be sent once more; else where they were going."""
    kept = access.doorkeeper.forms.kept_in(form.kept)
    # Another colleague on the same machine is not given what was typed before.
    if kept is None or kept.adviser != opened.adviser_id or opened.must_change_password:
        return RedirectResponse(form.after, 303)
    durations = access.doorkeeper.durations
    request.state.signed_in = signed_in_by_session(
        access.store, durations, opened.token, access.now()
    )
    return kept_input_page(request, kept)
