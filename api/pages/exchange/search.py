"""`/profils`: profiles that other structures share, found, opened and asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.access import Asking, Given
from api.entry import Entry
from api.pages.exchange.done import done_or_again
from api.pages.exchange.entered import ask_entered
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.people.asked import Open, Text
from api.pages.templating import render
from api.services.exchange.requests.ask import ask_contact
from api.services.exchange.requests.own_offers import own_offers
from api.services.exchange.shared.search import AskedProfiles, shared_profile, shared_profiles
from api.services.files.suggestions import suggest_employers
from api.services.viewer import Permission
from models.enums import ContractSought, RequestReason

router = APIRouter(prefix="/profils", default_response_class=HTMLResponse)
_SEARCH = "chercher"


class ProfileQuestion(BaseModel):
    """`/profils?famille=…&zone=…&contrat=…&page=…`; empty fields ask nothing."""

    famille: Open[Text] = None
    zone: Open[Text] = None
    contrat: Open[ContractSought] = None
    page: int = Field(1, ge=1, le=100_000)


@router.get("")
def profiles(
    request: Request,
    access: Given,
    viewer: Asking,
    question: Annotated[ProfileQuestion, Query()],
) -> Response:
    """A page of profiles; whoever reads it is noted."""
    asked = AskedProfiles(question.famille, question.zone, question.contrat, question.page)
    found = shared_profiles(access.store, access.noting(viewer), asked)
    context = {"found": found, "asked": asked, "today": access.today()}
    return render(request, "exchange/list.html", context)


@dataclass(frozen=True)
class ProfilePage:
    """One request about a profile."""

    request: Request
    access: Given
    viewer: Asking
    profile_id: Annotated[str, Path(max_length=40)]

    def shown(self, form: Form) -> Response:
        """The profile, and the form that asks for a contact where one may."""
        profile = shared_profile(
            self.access.store, self.access.noting(self.viewer), self.profile_id
        )
        context = {
            "profile": profile,
            "form": form,
            "today": self.access.today(),
            "may_ask": self.viewer.may(Permission.PROSPECT),
            **self._choices(form.values),
        }
        status = UNPROCESSABLE if form.errors else HTTPStatus.OK
        return render(self.request, "exchange/profile.html", context, status=status)

    def _choices(self, values: Mapping[str, str]) -> dict[str, Any]:
        with self.access.store.reading() as session:
            offers = own_offers(session, self.viewer, self.access.today())
            typed = values.get("employeur", "")
            found = {"employeur": suggest_employers(session, typed)} if typed else {}
        return {"offers": offers, "suggested": found}


OnProfile = Annotated[ProfilePage, Depends(ProfilePage)]


@router.get("/{profile_id}")
def profile(page: OnProfile) -> Response:
    """One profile."""
    return page.shown(Form({"motif": RequestReason.OFFER}))


@router.post("/{profile_id}/demande")
def ask(page: OnProfile, texts: Posted) -> Response:
    """Ask for a contact, then show where the request stands."""
    entry = Entry(texts, page.access.today())
    if texts.get("faire") == _SEARCH:
        return page.shown(Form(entry.kept()))

    def send(entry: Entry) -> Response:
        noting = page.access.noting(page.viewer)
        asked = ask_contact(page.access.store, noting, page.profile_id, ask_entered(entry))
        address = f"/profils/demandes/{quote(asked.request_id, safe='')}"
        return see_other(page.request, address, Notice.CONTACT_ASKED)

    return done_or_again(entry, send, page.shown)
