"""A browser already signed in: pages by its cookie, the API by a token, forms with their seal.

Signing in itself is tested on bare clients; everything else starts from here.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.access import Access
from api.guard.own_forms import FIELD
from api.services.accounts.secrets.form_seal import FormOrigin
from api.services.accounts.sessions.access_tokens import TokenAsked, issue_token
from api.services.accounts.sessions.open_sessions import open_session
from api.services.accounts.sessions.signed_in import viewer_of_account
from api.services.open_store import Store
from api.services.viewer import Permission
from models.enums import Role
from models.tables import Account, Adviser, YoungPerson

HOST = "127.0.0.1"
COOKIE = "passerelle_session"
_PERSON = re.compile(r"/(?:jeunes|young-people)/([^/?]+)")


class Credentials(NamedTuple):
    """What a signed-in browser holds."""

    cookie: str
    bearer: str
    seal: str


class Browser(TestClient):
    """Asks each path as the adviser that `who` names for it."""

    def __init__(self, app: FastAPI, who: Callable[[str], str], **options: Any) -> None:
        super().__init__(app, base_url=f"http://{HOST}:8000", **options)
        self._access: Access = app.state.access
        self._who = who
        self._known: dict[str, Credentials] = {}

    def request(self, method: str, url: Any, **given: Any) -> Any:
        """Send as that adviser would; a form gets its seal unless the test gives another."""
        path = str(url)
        held = self.credentials(path)
        self.cookies.set(COOKIE, held.cookie, domain=HOST)
        if "/api/" in path:
            bearer = {"authorization": f"Bearer {held.bearer}"}
            given["headers"] = bearer | dict(given.get("headers") or {})
        elif method not in ("GET", "HEAD", "OPTIONS") and given.get("content") is None:
            given["data"] = {FIELD: held.seal} | dict(given.get("data") or {})
        return _read_as_people_do(super().request(method, url, **given))

    def credentials(self, path: str = "/") -> Credentials:
        """What this browser holds for a path."""
        adviser_id = self._who(path)
        if adviser_id not in self._known:
            self._known[adviser_id] = credentials_of(self._access, adviser_id)
        return self._known[adviser_id]


def _read_as_people_do(answer: Any) -> Any:
    """A page's spaces taken alike, as a browser's search does: where lines break is looked at."""
    if answer.headers.get("content-type", "").startswith("text/html"):
        answer._content = answer.content.replace(b"&nbsp;", b" ")
    return answer


def credentials_of(
    access: Access, adviser_id: str, scopes: frozenset[Permission] | None = None
) -> Credentials:
    """A new session and a new token, of these rights or all that the role has."""
    now = access.now()
    with access.store.sessions.begin() as session:
        cookie, session_id = open_session(session, adviser_id, access.doorkeeper.durations, now)
        viewer = viewer_of_account(session.get_one(Account, adviser_id))
        asked = TokenAsked("essais", viewer.permissions if scopes is None else scopes, days=1)
        bearer = issue_token(session, viewer, asked, now).text
    seal = access.doorkeeper.forms.token(FormOrigin(session_id, adviser_id))
    return Credentials(cookie, bearer, seal)


def adviser_for(store: Store, role: Role) -> str:
    """Somebody of the demo with this role."""
    with store.reading() as session:
        of_role = select(Adviser.id).where(Adviser.role == role).order_by(Adviser.id)
        return session.scalars(of_role).all()[0]


def adviser_who_may_open(store: Store) -> Callable[[str], str]:
    """For each path, an adviser of the structure that follows the person it names."""

    def who(path: str) -> str:
        named = _PERSON.search(path)
        with store.reading() as session:
            person = session.get(YoungPerson, named[1]) if named else None
            structure = person.structure_id if person else "ml-mamers"
            of_structure = (Adviser.structure_id == structure) & (Adviser.role == Role.ADVISER)
            known = select(Adviser.id).where(of_structure).order_by(Adviser.id)
            return session.scalars(known).all()[0]

    return who
