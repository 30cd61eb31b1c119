"""`/jeunes/{id}/dossier`: a young person's file, read block by block and changed in place."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.asked import PersonId
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.htmx import asks_fragment
from api.pages.person.file.labels import labels_of
from api.pages.person.file.options import OPTIONS
from api.pages.templating import render
from api.services.files.blocks import block_named
from api.services.files.buttons import press
from api.services.files.edit_block import Edit, EditedMeanwhile, edit_block
from api.services.files.form_help import form_help
from api.services.files.read_file import read_block, read_file
from api.services.viewer import Viewer

router = APIRouter()
Slug = Annotated[str, Path(max_length=20, description="Partie du dossier.")]
SEEN = "vu"
_FRAGMENT = "person/file/block.html"


@router.get("/jeunes/{person_id}/dossier", response_class=HTMLResponse)
def whole_file(request: Request, access: Given, viewer: Asking, person_id: PersonId) -> Response:
    """Every block in words, each with its way to change it; the view is logged."""
    view = read_file(access.desk(viewer), person_id)
    return render(request, "person/file/page.html", {"file": view, "person": view.person})


@router.get("/jeunes/{person_id}/dossier/{block}", response_class=HTMLResponse)
def one_block(  # noqa: PLR0913  FastAPI reads the parts of a request as arguments
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    block: Slug,
    lecture: bool = False,
) -> Response:
    """One block as a form; in words with `lecture`, or for whoever may only read."""
    asked = _Asked(request, access, viewer, person_id, block)
    return asked.in_words() if lecture else asked.as_form()


@router.post("/jeunes/{person_id}/dossier/{block}", response_class=HTMLResponse)
def change_block(  # noqa: PLR0913
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    block: Slug,
    texts: Posted,
) -> Response:
    """Store the block, or show its form again with what is wrong and everything that was typed."""
    pressed = press(block_named(block), texts)
    mistakes: Mapping[str, str] = {}
    meanwhile = stored = None
    if pressed.saves:
        edit = Edit(person_id, block, pressed.texts, texts.get(SEEN, ""))
        try:
            stored = edit_block(access.desk(viewer), edit)
        except EntryRefused as refused:
            mistakes = refused.mistakes
        except EditedMeanwhile as conflict:
            meanwhile = conflict
    if stored is None:
        asked = _Asked(request, access, viewer, person_id, block)
        return asked.as_form(pressed.texts, mistakes, meanwhile)
    if asks_fragment(request):
        asked = _Asked(request, access, viewer, person_id, block)
        return asked.in_words(saved=True, remarks=stored.remarks)
    return see_other(request, f"/jeunes/{quote(person_id)}/dossier#bloc-{block}", Notice.SAVED)


class _Asked:
    """One block, asked for by somebody: shown in words or as its form."""

    def __init__(
        self, request: Request, access: Access, viewer: Viewer, person_id: str, block: str
    ) -> None:
        self._request = request
        self._access = access
        self._desk = access.desk(viewer)
        self._view = read_block(self._desk, person_id, block)
        self._person_id = person_id

    def in_words(self, **more: Any) -> Response:
        (block,) = self._view.blocks
        return self._answer({"block": block, "form": None, **more}, HTTPStatus.OK)

    def as_form(
        self,
        texts: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
        meanwhile: EditedMeanwhile | None = None,
    ) -> Response:
        (block,) = self._view.blocks
        if not self._view.may_change:
            return self.in_words()
        values = Entry(texts if texts is not None else block.texts, self._desk.today).kept()
        help_ = form_help(
            self._desk, self._person_id, block.slug, values, lambda: self._access.trade_finder
        )
        context = {
            "block": block,
            "form": Form(values, errors or {}, labels_of(errors or {})),
            "help": help_,
            "meanwhile": meanwhile,
            # What was shown when typing began; after a conflict, what has been shown since.
            "seen": meanwhile.stored.seen if meanwhile else values.get(SEEN, block.seen),
        }
        status = UNPROCESSABLE if errors else HTTPStatus.OK
        return self._answer(context, HTTPStatus.CONFLICT if meanwhile else status)

    def _answer(self, context: dict[str, Any], status: HTTPStatus) -> Response:
        shared = {
            "file": self._view,
            "person": self._view.person,
            "options": OPTIONS,
            "geocoding": self._desk.geocode is not None,
        }
        return render(
            self._request,
            "person/file/alone.html",
            shared | context,
            status=status,
            fragment=_FRAGMENT,
        )
