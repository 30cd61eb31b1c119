"""`/jeunes/{id}/droits`: who opened this file; export, objection, forgetting."""

import json
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import PersonId
from api.pages.flash import Notice, see_other
from api.pages.forms import Form, Posted
from api.pages.person.addresses import person_address
from api.pages.templating import render
from api.services.persons import person_for
from api.services.rights.export_person import export_person
from api.services.rights.forget_person import forget_person
from api.services.rights.object_to_ranking import object_to_ranking
from api.services.rights.person_rights import RightsRequest, person_rights
from api.services.viewer import Permission, Viewer
from models.store.engine import erase_old_pages

router = APIRouter(prefix="/jeunes/{person_id}/droits")
CONFIRMATION: Final = "confirmation"
_UNPROCESSABLE: Final = HTTPStatus(422)


@router.get("", response_class=HTMLResponse)
def rights(
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    page: int = Query(1, ge=1, le=100_000),
) -> Response:
    """The log of the file and what the young person may ask for; this view is logged too."""
    asked = RightsRequest(person_id, viewer, access.today(), access.now(), page)
    return render(
        request,
        "person/rights.html",
        {"rights": person_rights(access.store, asked), "form": Form()},
    )


@router.post("/export")
def export(access: Given, viewer: Asking, person_id: PersonId) -> Response:
    """All that is held on the person, as a file to hand over; logged."""
    with access.store.sessions.begin() as session:
        held = export_person(session, access.store.sealer, person_id, viewer, access.now())
    name = f"passerelle-{access.today().isoformat()}.json"
    return Response(
        json.dumps(held, ensure_ascii=False, indent=2) + "\n",
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post("/opposition")
def objection(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, posted: Posted
) -> Response:
    """Note that the person objects to the ranking, or agrees again."""
    objects = posted.get("opposition") == "oui"
    with access.store.sessions.begin() as session:
        object_to_ranking(session, viewer, person_id, objects, access.now())
    notice = Notice.OBJECTION_NOTED if objects else Notice.OBJECTION_LIFTED
    return see_other(request, person_address(person_id, "droits"), notice)


@router.post("/oubli")
def forget(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, posted: Posted
) -> Response:
    """Forget the person, once the id has been typed; nothing happens otherwise."""
    if posted.get(CONFIRMATION, "").strip() != person_id:
        return _unconfirmed(request, access, viewer, person_id, posted)
    with access.store.sessions.begin() as session:
        forget_person(session, person_id, viewer, access.now(), access.today())
    erase_old_pages(access.store.engine)
    return see_other(request, "/", Notice.PERSON_FORGOTTEN)


def _unconfirmed(
    request: Request, access: Given, viewer: Viewer, person_id: str, posted: dict[str, str]
) -> Response:
    with access.store.reading() as session:
        person_for(session, viewer, person_id, Permission.WRITE_FILES)
    asked = RightsRequest(person_id, viewer, access.today(), access.now())
    mistake = f"Pour effacer ce dossier, tapez exactement son identifiant : {person_id}."
    form = Form({CONFIRMATION: posted.get(CONFIRMATION, "")}, {CONFIRMATION: mistake})
    context = {"rights": person_rights(access.store, asked), "form": form}
    return render(request, "person/rights.html", context, status=_UNPROCESSABLE)
