"""What does one's own account show? Only the choice of a password until there is one."""

from dataclasses import dataclass, field

from fastapi import Request
from fastapi.responses import Response

from api.access import Access
from api.guard.own_forms import signed_in_here
from api.pages.forms import Form
from api.pages.templating import render
from api.services.accounts.secrets.passwords import SHORTEST
from api.services.accounts.sessions.access_tokens import tokens_of
from api.services.accounts.sessions.open_sessions import open_sessions_of
from api.services.accounts.sessions.signed_in import SignedIn
from api.services.viewer import Permission
from api.words.accounts import PERMISSIONS, ROLES
from models.errors import RightMissing


@dataclass(frozen=True)
class Shown:
    """The forms with their mistakes, and a token just made, which is shown this once."""

    password: Form = field(default_factory=Form)
    token: Form = field(default_factory=Form)
    made: str = field(default="", repr=False)
    made_until: str = ""


def signed_in(request: Request) -> SignedIn:
    """Whose account it is."""
    found = signed_in_here(request)
    if found is None:
        raise RightMissing
    return found


def account_page(request: Request, access: Access, shown: Shown, status: int = 200) -> Response:
    """The page, with what its forms were given."""
    visitor, now = signed_in(request), access.now()
    with access.store.reading() as session:
        sessions = open_sessions_of(session, visitor.viewer.id, now)
        tokens = tokens_of(session, visitor.viewer.id)
    context = {
        "shown": shown,
        "account": visitor,
        "role": ROLES[visitor.viewer.role] if visitor.viewer.role else "",
        "sessions": sessions,
        "tokens": [
            (each, _state(each.revoked_at is not None, each.is_live(now))) for each in tokens
        ],
        "rights": [
            (each.name, each.value, PERMISSIONS[each])
            for each in Permission
            if visitor.viewer.may(each)
        ],
        "PERMISSIONS": PERMISSIONS,
        "shortest": SHORTEST,
    }
    return render(request, "account/own_account.html", context, status=status)


def _state(is_revoked: bool, is_live: bool) -> str:
    if is_revoked:
        return "révoqué"
    return "en service" if is_live else "expiré"
