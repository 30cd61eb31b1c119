"""`/jeunes/{id}/contrats`: record a contract or a PMSMP, with or without a proposal."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.person.addresses import person_address
from api.pages.person.path.on_path import OnPath, PathPage
from api.pages.templating import render
from api.services.followup.placements.form import placement_form
from api.services.followup.placements.record import Entered, record_placement
from api.services.not_possible import NotPossible, ToConfirm
from api.words import followup

router = APIRouter(prefix="/jeunes/{person_id}", default_response_class=HTMLResponse)
# Pressed to see the choices for what was typed, without recording anything.
_SEARCH: Final = "chercher"
OPTIONS: Final = {
    "purposes": tuple(followup.PURPOSES.items()),
    # A proposal is not chosen from a list: the form begins from it.
    "origins": tuple(each for each in followup.ORIGINS.items() if each[0] != "proposal"),
}


@router.get("/contrats")
def placement(
    page: OnPath,
    proposition: Annotated[str, Query(max_length=40)] = "",
    type: Annotated[str, Query(max_length=20)] = "",  # noqa: A002  the query says it so
) -> Response:
    """The form, filled with what the proposal says."""
    return _form(page, {"proposition": proposition, "type": type})


@router.post("/contrats")
def record(page: OnPath, texts: Posted) -> Response:
    """Record it and show the path; a mistake brings the form back as it was filled."""
    if texts.get("faire") == _SEARCH:
        return _form(page, texts)
    noting = page.access.noting(page.viewer)
    entered = Entered(texts, texts.get("proposition") or None)
    try:
        placement_id = record_placement(page.access.store, noting, page.person_id, entered)
    except EntryRefused as refused:
        return _form(page, texts, errors=refused.mistakes)
    except NotPossible as refused:
        return _form(page, texts, refused=refused)
    address = person_address(page.person_id, "parcours")
    shown = f"{address}?verifier={placement_id}#{placement_id}"
    return page.access.then_refresh(see_other(page.request, shown, Notice.PLACEMENT_RECORDED))


def _form(
    page: PathPage,
    texts: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    refused: NotPossible | None = None,
) -> Response:
    values = Entry(texts, page.access.today()).kept()
    shown = placement_form(
        page.access.store,
        page.access.noting(page.viewer),
        page.person_id,
        values,
        lambda: page.access.trade_finder,
    )
    told = dict(errors or {})
    if refused is not None:
        told |= {each.field: each.sentence for each in refused.mistakes if each.field}
    kind = shown.proposed.kind if shown.proposed else values.get("type") or shown.defaults["type"]
    context: dict[str, Any] = {
        "person": shown.person,
        "shown": shown,
        "kind": kind,
        "form": Form({**shown.defaults, **values, "type": kind}, told),
        "refusals": [e.sentence for e in refused.mistakes if not e.field] if refused else [],
        "to_confirm": isinstance(refused, ToConfirm),
        "options": OPTIONS,
    }
    status = UNPROCESSABLE if errors or refused else HTTPStatus.OK
    return render(page.request, "person/placement.html", context, status=status)
