"""`/vivier/offres/{id}`: one offer, its sources and history, and what its keepers say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.services.not_possible import NotPossible
from api.services.pool.listed.sheet import offer_sheet
from api.services.pool.offer.keep_offer import edit_offer
from api.services.pool.offer.life import NewState, change_state, confirm_open
from api.services.pool.offer.offer_entered import form_of_offer
from models.enums import OfferStatus

router = APIRouter(prefix="/vivier/offres/{offer_id}", default_response_class=HTMLResponse)


@dataclass(frozen=True)
class OfferOfPool:
    """One request about an offer."""

    request: Request
    access: Given
    viewer: Asking
    offer_id: Annotated[str, Path(max_length=60)]

    def shown(self, form: Form | None = None) -> Response:
        """The sheet as things stand, with what could not be done."""
        with self.access.store.reading() as session:
            sheet = offer_sheet(session, self.viewer, self.offer_id, self.access.today())
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        context = {"offer": sheet, "form": form or Form({})}
        return render(self.request, "pool/offer.html", context, status=status)

    def edited(self, form: Form | None = None) -> Response:
        """The form, filled with what is stored or as it was sent."""
        with self.access.store.reading() as session:
            sheet = offer_sheet(session, self.viewer, self.offer_id, self.access.today())
            stored = form_of_offer(session, self.access.noting(self.viewer), self.offer_id)
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        context = {"offer": sheet, "form": form or Form(stored)}
        return render(self.request, "pool/edit.html", context, status=status)

    def after(
        self,
        texts: dict[str, str],
        do: Callable[[Entry], object],
        again: Callable[[Form], Response],
    ) -> Response:
        """Do it, then show the sheet; what could not be done is told with what was typed."""
        entry = Entry(texts, self.access.today())
        try:
            do(entry)
        except NotPossible as refusal:
            told = {each.field or "page": each.sentence for each in refusal.mistakes}
            return again(Form(entry.kept(), told))
        except EntryRefused as refusal:
            return again(Form(entry.kept(), refusal.mistakes))
        address = f"/vivier/offres/{quote(self.offer_id, safe='')}"
        return self.access.then_refresh(see_other(self.request, address, Notice.SAVED))


OnOffer = Annotated[OfferOfPool, Depends(OfferOfPool)]


@router.get("")
def sheet(page: OnOffer) -> Response:
    """The offer's sheet."""
    return page.shown()


@router.post("/etat")
def state(page: OnOffer, texts: Posted) -> Response:
    """Give it another state."""

    def change(entry: Entry) -> None:
        wanted = entry.need("etat", entry.choice("etat", OfferStatus))
        new = NewState(
            wanted or OfferStatus.LIVE, entry.whole("places", 1, 50), entry.day("expire")
        )
        entry.check()
        change_state(page.access.store, page.access.noting(page.viewer), page.offer_id, new)

    return page.after(texts, change, page.shown)


@router.post("/confirmation")
def confirmed(page: OnOffer) -> Response:
    """Somebody asked: it is still open."""
    noting = page.access.noting(page.viewer)
    return page.after(
        {}, lambda _: confirm_open(page.access.store, noting, page.offer_id), page.shown
    )


@router.get("/modifier")
def edit(page: OnOffer) -> Response:
    """The form of an offer one keeps."""
    try:
        return page.edited()
    except NotPossible as refusal:
        return page.shown(Form({}, {"page": str(refusal)}))


@router.post("/modifier")
def edited(page: OnOffer, texts: Posted) -> Response:
    """Save it."""
    noting = page.access.noting(page.viewer)
    return page.after(
        texts, lambda _: edit_offer(page.access.store, noting, page.offer_id, texts), page.edited
    )
