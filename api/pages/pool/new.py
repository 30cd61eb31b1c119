"""`/vivier/nouvelle`: an offer entered by hand, announced unless its structure shares it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.services.files.suggestions import suggest_communes, suggest_employers, suggest_trades
from api.services.named.employers import employer_line
from api.services.not_possible import NotPossible
from api.services.pool.offer.keep_offer import enter_offer

router = APIRouter(prefix="/vivier/nouvelle", default_response_class=HTMLResponse)
_DEFAULTS = {"type": "apprenticeship", "places": "1", "visibilite": "announced"}


@router.get("")
def new(
    request: Request,
    access: Given,
    employer: Annotated[str, Query(alias="entreprise", max_length=40)] = "",
) -> Response:
    """The empty form, or one of an employer whose page asked for it."""
    values = dict(_DEFAULTS)
    if employer:
        with access.store.reading() as session:
            line = employer_line(session, employer)
        if line is not None:
            values |= {"employeur": line.name, "employeur-choix": employer}
    return _form(request, access, values)


@router.post("")
def entered(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """Put it into the pool and show it; a mistake brings the form back as it was filled."""
    if texts.get("faire") == "chercher":
        return _form(request, access, texts)
    try:
        offer_id = enter_offer(access.store, access.noting(viewer), texts)
    except EntryRefused as refused:
        return _form(request, access, texts, refused.mistakes)
    except NotPossible as refused:
        told = {each.field or "page": each.sentence for each in refused.mistakes}
        return _form(request, access, texts, told)
    address = f"/vivier/offres/{quote(offer_id, safe='')}"
    return access.then_refresh(see_other(request, address, Notice.SAVED))


def _form(
    request: Request,
    access: Access,
    texts: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
) -> Response:
    values = Entry(texts, access.today()).kept()
    found = {}
    with access.store.reading() as session:
        if values.get("employeur"):
            found["employeur"] = suggest_employers(session, values["employeur"])
    if values.get("metier"):
        found["metier"] = suggest_trades(access.trade_finder, values["metier"])
    if values.get("commune"):
        found["commune"] = suggest_communes(values["commune"])
    context = {"form": Form(values, errors or {}), "found": found}
    status = UNPROCESSABLE if errors else HTTPStatus.OK
    return render(request, "pool/new.html", context, status=status)
