"""`/entreprises/{id}`: an employer's prospection in time, and what one may note of it."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.prospection.entered import contact_entered, contest_entered, wish_entered
from api.pages.templating import render
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.calls.contacts import note_contact
from api.services.prospection.calls.take_back import take_back_contact
from api.services.prospection.held.claims import release_claim, renew_claim, take_claim
from api.services.prospection.held.leave_alone import contest_wish, lift_wish, note_wish
from api.services.prospection.held.portfolio import add_to_portfolio, remove_from_portfolio
from api.services.prospection.told.employer_sheet import employer_sheet
from api.services.prospection.told.timeline import timeline
from api.services.viewer import Permission
from api.words.families import family_labels

router = APIRouter(prefix="/entreprises/{employer_id}", default_response_class=HTMLResponse)
RowId = Annotated[str, Path(max_length=40)]


@dataclass(frozen=True)
class EmployerPage:
    """One request about an employer."""

    request: Request
    access: Given
    viewer: Asking
    employer_id: RowId

    @property
    def store(self) -> Store:
        """The records."""
        return self.access.store

    @property
    def noting(self) -> Noting:
        """Who notes, and when."""
        return self.access.noting(self.viewer)

    def shown(self, family: str = "", form: Form | None = None) -> Response:
        """The page as things stand, with what could not be noted."""
        with self.access.store.reading() as session:
            asked = (session, self.viewer, self.employer_id, self.access.today())
            found, sheet = timeline(*asked), employer_sheet(*asked)
        context = {
            "employer": found,
            "sheet": sheet,
            "form": form or Form({"famille": family}),
            "families": list(family_labels().items()),
            "may_call": self.viewer.may(Permission.PROSPECT),
            "now": self.access.now(),
        }
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        return render(self.request, "prospection/employer.html", context, status=status)

    def after(self, texts: dict[str, str], note: Callable[[Entry], object]) -> Response:
        """Do it, then show the page; what could not be done is told above it."""
        entry = Entry(texts, self.access.today())
        try:
            note(entry)
        except NotPossible as refusal:
            told = {each.field or "page": each.sentence for each in refusal.mistakes}
            return self.shown(form=Form(entry.kept(), told))
        except EntryRefused as refusal:
            return self.shown(form=Form(entry.kept(), refusal.mistakes))
        address = f"/entreprises/{quote(self.employer_id, safe='')}"
        return see_other(self.request, address, Notice.SAVED)


OnEmployer = Annotated[EmployerPage, Depends(EmployerPage)]


@router.get("")
def employer(page: OnEmployer, famille: Annotated[str, Query(max_length=5)] = "") -> Response:
    """What is known before dialling; `famille`: the trades one means to ask for."""
    return page.shown(famille[:3])


@router.post("/suivi")
def claimed(page: OnEmployer, texts: Posted) -> Response:
    """Take the employer for a family of trades."""

    def note(entry: Entry) -> None:
        family = entry.need("famille", entry.one_of("famille", family_labels()))
        entry.check()
        take_claim(page.store, page.noting, page.employer_id, family or "")

    return page.after(texts, note)


@router.post("/suivi/{claim_id}/prolongation")
def renewed(page: OnEmployer, claim_id: RowId) -> Response:
    """Hold it longer."""
    return page.after({}, lambda _: renew_claim(page.store, page.noting, claim_id))


@router.post("/suivi/{claim_id}/fin")
def released(page: OnEmployer, claim_id: RowId) -> Response:
    """Free it."""
    return page.after({}, lambda _: release_claim(page.store, page.noting, claim_id))


@router.post("/contacts")
def contacted(page: OnEmployer, texts: Posted) -> Response:
    """Note a contact."""
    return page.after(
        texts,
        lambda entry: note_contact(
            page.store, page.noting, contact_entered(entry, page.employer_id)
        ),
    )


@router.post("/contacts/{contact_id}/annulation")
def contact_taken_back(page: OnEmployer, contact_id: RowId) -> Response:
    """Take a contact back."""
    return page.after(
        {}, lambda _: take_back_contact(page.store, page.noting, page.employer_id, contact_id)
    )


@router.post("/repos")
def left_alone(page: OnEmployer, texts: Posted) -> Response:
    """Note that the firm wants to be left alone."""
    return page.after(
        texts,
        lambda entry: note_wish(page.store, page.noting, wish_entered(entry, page.employer_id)),
    )


@router.post("/repos/{wish_id}/contestation")
def contested(page: OnEmployer, wish_id: RowId, texts: Posted) -> Response:
    """Contest the firm's wish."""
    return page.after(
        texts, lambda entry: contest_wish(page.store, page.noting, wish_id, contest_entered(entry))
    )


@router.post("/repos/{wish_id}/levee")
def lifted(page: OnEmployer, wish_id: RowId) -> Response:
    """Lift the firm's wish."""
    return page.after({}, lambda _: lift_wish(page.store, page.noting, wish_id))


@router.post("/portefeuille")
def portfolio(page: OnEmployer, texts: Posted) -> Response:
    """Put the employer into the structure's portfolio, or take it out."""
    change = remove_from_portfolio if texts.get("retirer") else add_to_portfolio
    return page.after({}, lambda _: change(page.store, page.noting, page.employer_id))
