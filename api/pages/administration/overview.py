"""`/administration`: accounts of the structure, structures, settings, age of public tables."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.services.accounts.kept.administer import AccountDesk, OwnAccount, own_accounts, structures
from api.services.accounts.kept.keep_accounts import LoginTaken
from api.services.reference.reference_status import reference_status
from api.words.accounts import ROLES, state_of_account
from models.enums import Role
from models.errors import InvalidCode, PersonalNumberRefused

ADDRESS: Final = "/administration"
# Where the service's mistakes belong in the form.
_FIELDS: Final = {"identifiant": "identifiant", "nom": "nom"}
router = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)
AdviserId = Annotated[str, Path(max_length=40)]


@dataclass(frozen=True)
class Administration:
    """One request of an administrator."""

    request: Request
    access: Given
    viewer: Asking

    def shown(self, form: Form | None = None, made: str = "") -> Response:
        """The page as things stand; a password just made is shown this once."""
        now = self.access.now()
        with self.access.store.reading() as session:
            lines = own_accounts(session, self.access.store.sealer, self.viewer, now)
            offices = structures(session, self.viewer)
        context = {
            "accounts": [(line, state_of_account(line)) for line in lines],
            "structures": offices,
            "own": next((one for one in offices if one.id == self.viewer.structure_id), None),
            "form": form or Form(),
            "made": made,
            "roles": list(ROLES.items()),
            "settings": self.request.app.state.settings_told,
            "tables": reference_status(self.access.today()),
        }
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        return render(self.request, "administration/overview.html", context, status=status)

    def do[T](self, act: Callable[[AccountDesk], T]) -> T:
        """Change accounts, all or nothing."""
        with self.access.store.sessions.begin() as session:
            passwords = self.access.doorkeeper.passwords
            return act(AccountDesk(session, passwords, self.viewer, self.access.now()))

    def done(self, act: Callable[[AccountDesk], object]) -> Response:
        """Do it, then read the page again; one's own account is told apart."""
        try:
            self.do(act)
        except OwnAccount as refused:
            return self.shown(Form(errors={"page": str(refused)}))
        return see_other(self.request, ADDRESS, Notice.SAVED)


Asked = Annotated[Administration, Depends(Administration)]


@router.get("")
def overview(page: Asked) -> Response:
    """Everything an administrator looks after."""
    return page.shown()


@router.post("/comptes")
def account_made(page: Asked, posted: Posted) -> Response:
    """A new account; this answer alone shows its password."""
    role = posted.get("role", "")
    if role not in ROLES:
        return page.shown(Form(posted, {"role": "Choisissez un rôle."}))
    try:
        made = page.do(
            lambda desk: desk.add(posted.get("identifiant", ""), posted.get("nom", ""), Role(role))
        )
    except InvalidCode as refused:
        return page.shown(Form(posted, {_FIELDS.get(refused.field, "page"): str(refused)}))
    except LoginTaken:
        taken = "Cette adresse a déjà un compte : donnez-lui un nouveau mot de passe."
        return page.shown(Form(posted, {"identifiant": taken}))
    except PersonalNumberRefused as refused:
        return page.shown(Form(posted | {"nom": ""}, {"nom": str(refused)}))
    return page.shown(made=made)


@router.post("/comptes/{adviser_id}/mot-de-passe")
def password_given(page: Asked, adviser_id: AdviserId) -> Response:
    """A new password; this answer alone shows it."""
    try:
        made = page.do(lambda desk: desk.reset(adviser_id, page.access.store.sealer))
    except OwnAccount as refused:
        return page.shown(Form(errors={"page": str(refused)}))
    return page.shown(made=made)


@router.post("/comptes/{adviser_id}/fermeture")
def account_closed(page: Asked, adviser_id: AdviserId) -> Response:
    """Close an account."""
    return page.done(lambda desk: desk.disable(adviser_id))


@router.post("/comptes/{adviser_id}/identite")
def identity_unbound(page: Asked, adviser_id: AdviserId) -> Response:
    """Bind the account to no identity any more; the next that comes with its address is."""
    return page.done(lambda desk: desk.unbind(adviser_id))


@router.post("/comptes/{adviser_id}/role")
def role_given(page: Asked, adviser_id: AdviserId, posted: Posted) -> Response:
    """Give another role."""
    role = posted.get("role", "")
    if role not in ROLES:
        return page.shown(Form(errors={"page": "Choisissez un rôle de la liste."}))
    return page.done(lambda desk: desk.give_role(adviser_id, Role(role)))
