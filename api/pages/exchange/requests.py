"""`/profils/demandes` and `/profils/partages`: requests of both sides, and one's own profiles."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.entry import Entry
from api.pages.exchange.done import done_or_again
from api.pages.exchange.entered import acceptance_entered, decline_entered
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.services.exchange.card.contacts import covers
from api.services.exchange.requests.answer import accept_request, decline_request
from api.services.exchange.requests.ask import cancel_request
from api.services.exchange.requests.lines import Side
from api.services.exchange.requests.listed import requests_of
from api.services.exchange.requests.sheet import request_sheet
from api.services.exchange.shared.own import own_profiles
from api.services.viewer import Permission
from models.enums import ContactAgreed

router = APIRouter(prefix="/profils", default_response_class=HTMLResponse)


@router.get("/partages")
def own(request: Request, access: Given, viewer: Asking) -> Response:
    """What one's own structure shares."""
    shared = own_profiles(access.store, access.noting(viewer))
    return render(request, "exchange/own.html", {"profiles": shared, "today": access.today()})


@router.get("/demandes")
def requests(request: Request, access: Given, viewer: Asking) -> Response:
    """Requests received, where files may be read, and made."""
    noting = access.noting(viewer)
    received = viewer.may(Permission.READ_FILES)
    context = {
        "received": requests_of(access.store, noting, Side.IN) if received else [],
        "made": requests_of(access.store, noting, Side.OUT),
    }
    return render(request, "exchange/requests.html", context)


@dataclass(frozen=True)
class RequestPage:
    """One request about a request."""

    request: Request
    access: Given
    viewer: Asking
    request_id: Annotated[str, Path(max_length=40)]

    def shown(self, form: Form | None = None) -> Response:
        """Where it stands, and what one may do."""
        sheet = request_sheet(self.access.store, self.access.noting(self.viewer), self.request_id)
        agreed = sheet.contact_agreed or ContactAgreed.REFERENT
        context = {
            "sheet": sheet,
            "form": form or Form(),
            "today": self.access.today(),
            "contacts": [each for each in ContactAgreed if covers(agreed, each)],
        }
        status = UNPROCESSABLE if form is not None else HTTPStatus.OK
        return render(self.request, "exchange/request.html", context, status=status)

    def then(self, notice: Notice) -> Response:
        """The same page, which says what was done."""
        address = f"/profils/demandes/{quote(self.request_id, safe='')}"
        return see_other(self.request, address, notice)


OnRequest = Annotated[RequestPage, Depends(RequestPage)]


@router.get("/demandes/{request_id}")
def sheet(page: OnRequest) -> Response:
    """One request."""
    return page.shown()


@router.post("/demandes/{request_id}/acceptation")
def accept(page: OnRequest, texts: Posted) -> Response:
    """Accept it."""

    def write(entry: Entry) -> Response:
        given = acceptance_entered(entry)
        accept_request(page.access.store, page.access.noting(page.viewer), page.request_id, given)
        return page.then(Notice.REQUEST_SETTLED)

    return done_or_again(Entry(texts, page.access.today()), write, page.shown)


@router.post("/demandes/{request_id}/refus")
def decline(page: OnRequest, texts: Posted) -> Response:
    """Decline it."""

    def write(entry: Entry) -> Response:
        why = decline_entered(entry)
        decline_request(page.access.store, page.access.noting(page.viewer), page.request_id, why)
        return page.then(Notice.REQUEST_SETTLED)

    return done_or_again(Entry(texts, page.access.today()), write, page.shown)


@router.post("/demandes/{request_id}/annulation")
def cancel(page: OnRequest, texts: Posted) -> Response:
    """Ask no longer."""

    def write(_: Entry) -> Response:
        cancel_request(page.access.store, page.access.noting(page.viewer), page.request_id)
        return page.then(Notice.REQUEST_CANCELLED)

    return done_or_again(Entry(texts, page.access.today()), write, page.shown)
