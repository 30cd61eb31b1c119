"""`/vivier/import`: a file of offers sent, its columns settled, tried, landed, its errors taken."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.guard.form_body import OFFERS_PAGE
from api.pages.files import FileFormat, file_answer
from api.pages.flash import see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.sent_file import Sent
from api.pages.templating import render
from api.services.imports.import_template import ImportKind, TemplateFormat, import_template
from api.services.not_possible import NotPossible
from api.services.pool_imports.ask import ask_import
from api.services.pool_imports.send import send_offers
from api.services.pool_imports.sent import errors_csv, give_up, own_job, sent_files, told
from api.services.pool_imports.settle import settle_columns, settled
from api.services.viewer import Permission, Viewer
from models.errors import BrokenInput

router = APIRouter(prefix=OFFERS_PAGE, default_response_class=HTMLResponse)
_NO_FILE: Final = "Choisissez d'abord un fichier CSV, XLSX ou JSON."


@router.get("")
def start(request: Request, access: Given, viewer: Asking) -> Response:
    """Where a file is chosen, above those already sent."""
    return _start(request, access, viewer)


@router.post("")
def sent(request: Request, access: Given, viewer: Asking, file: Sent, texts: Posted) -> Response:
    """Keep the file and go to its columns; what cannot be read is told with the remedy."""
    viewer.must(Permission.PROSPECT)
    register = texts.get("registre", "")
    try:
        if file is None:
            raise BrokenInput("fichier", _NO_FILE)
        job_id = send_offers(access.store, access.noting(viewer), file, register)
    except (BrokenInput, NotPossible) as refused:
        return _start(
            request, access, viewer, Form({"registre": register}, {"fichier": str(refused)})
        )
    return see_other(request, f"{OFFERS_PAGE}/{quote(job_id, safe='')}")


def _start(request: Request, access: Access, viewer: Viewer, form: Form | None = None) -> Response:
    with access.store.reading() as session:
        files = sent_files(session, viewer)
    context = {"files": files, "form": form or Form()}
    status = HTTPStatus.OK if form is None else UNPROCESSABLE
    return render(request, "pool/import.html", context, status=status)


@router.get("/modele/{file_format}", response_class=Response)
def model(viewer: Asking, file_format: FileFormat) -> Response:
    """An empty file to fill in."""
    viewer.must(Permission.PROSPECT)
    content = import_template(ImportKind.OFFERS, TemplateFormat(file_format))
    return file_answer(content, f"modele-offres.{file_format}")


@dataclass(frozen=True)
class SentPage:
    """One request about a sent file."""

    request: Request
    access: Given
    viewer: Asking
    import_id: Annotated[str, Path(max_length=40)]

    @property
    def address(self) -> str:
        """Where the file is looked at."""
        return f"{OFFERS_PAGE}/{quote(self.import_id, safe='')}"

    def shown(self, refused: str = "") -> Response:
        """The file as it stands: its columns, or how far it is, and what came of it."""
        self.viewer.must(Permission.PROSPECT)
        with self.access.store.reading() as session:
            job = own_job(session, self.viewer, self.import_id)
            file = told(job)
            asks = file.is_kept and not file.is_active and not file.is_feed
            columns = (
                settled(session, self.access.store, job, self.access.today()) if asks else None
            )
        context = {"file": file, "columns": columns, "refused": refused, "address": self.address}
        status = UNPROCESSABLE if refused else HTTPStatus.OK
        return render(
            self.request,
            "pool/import_file.html",
            context,
            status=status,
            fragment="pool/import_body.html",
        )


OnSent = Annotated[SentPage, Depends(SentPage)]


@router.get("/{import_id}")
def looked_at(page: OnSent) -> Response:
    """A sent file."""
    return page.shown()


@router.post("/{import_id}")
def settled_as(page: OnSent, texts: Posted) -> Response:
    """Note what its columns mean; then read it so, try the whole file, or land it."""
    access, viewer = page.access, page.viewer
    settle_columns(access.store, viewer, page.import_id, texts)
    step = texts.get("etape", "relire")
    if step in ("verifier", "importer"):
        noting = access.noting(viewer)
        try:
            ask_import(access.store, noting, page.import_id, preview=step == "verifier")
        except NotPossible as refused:
            return page.shown(str(refused))
        access.imports.wake()
    return see_other(page.request, page.address)


@router.post("/{import_id}/abandon")
def given_up(page: OnSent) -> Response:
    """Stop its import, or forget it."""
    give_up(page.access.store, page.access.noting(page.viewer), page.import_id)
    return see_other(page.request, page.address)


@router.get("/{import_id}/erreurs", response_class=Response)
def errors(page: OnSent) -> Response:
    """The lines that do not land, as a file."""
    with page.access.store.reading() as session:
        text = errors_csv(session, page.viewer, page.import_id)
    return file_answer(text.encode("utf-8-sig"), "lignes-refusees.csv")
