"""`/jeunes/nouveau`: a file is opened with a name, a birth date and a commune."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.person.file.labels import labels_of
from api.pages.templating import render
from api.services.files.buttons import BUTTON, SEARCH
from api.services.files.create_person import AlreadyFollowed, create_person, may_create
from api.services.files.form_help import homes_help

router = APIRouter()
ADDRESS = "/jeunes/nouveau"


@router.get(ADDRESS, response_class=HTMLResponse)
def empty_form(request: Request, access: Given, viewer: Asking) -> Response:
    """The form; refused to whoever may open no file."""
    may_create(viewer)
    return _form(request, access, {})


@router.post(ADDRESS, response_class=HTMLResponse)
def create(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """Open the file, unless somebody of that name and birth date is already on file."""
    desk = access.desk(viewer)
    values = Entry(texts, desk.today).kept()
    if texts.get(BUTTON) == SEARCH:
        may_create(viewer)
        return _form(request, access, values)
    try:
        person_id = create_person(desk, texts)
    except EntryRefused as refused:
        return _form(request, access, values, errors=refused.mistakes)
    except AlreadyFollowed as already:
        return _form(request, access, values, already=already)
    return see_other(request, f"/jeunes/{person_id}/dossier", Notice.PERSON_CREATED)


def _form(
    request: Request,
    access: Access,
    values: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    already: AlreadyFollowed | None = None,
) -> Response:
    context: dict[str, Any] = {
        "form": Form(values, errors or {}, labels_of(errors or {})),
        "help": homes_help(values),
        "already": already,
        "geocoding": access.geocode is not None,
    }
    status = UNPROCESSABLE if errors else HTTPStatus.OK
    return render(
        request, "person/new.html", context, status=HTTPStatus.CONFLICT if already else status
    )
