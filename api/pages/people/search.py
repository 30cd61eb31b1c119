"""`/recherche`: where is this young person? Asked by POST: a name never stands in an address."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import see_other
from api.pages.forms import Form, Posted
from api.pages.people.remedies import REMEDIES
from api.pages.templating import render
from api.services.worklist.lines import Line
from api.services.worklist.search import AskedPerson, find_people, found_lines
from models.codes import parse_birth_date
from models.errors import InvalidCode, PersonalNumberRefused

router = APIRouter()
WHO, BORN = "qui", "naissance"
_UNPROCESSABLE: Final = HTTPStatus(422)
# More people of one name are told apart by their birth date.
_MOST_FOUND: Final = 50
Ids = Annotated[list[str], Query(alias="jeune", max_length=_MOST_FOUND)]


@router.get("/recherche", response_class=HTMLResponse)
def found(request: Request, access: Given, viewer: Asking, ids: Ids = []) -> Response:  # noqa: B006
    """Who was found, by pseudonymous id; whom the viewer may not read is not shown."""
    with access.store.reading() as session:
        lines = found_lines(session, access.store.sealer, viewer, ids, access.today())
    return _page(request, Form(), lines)


@router.post("/recherche", response_class=HTMLResponse)
def search(request: Request, access: Given, viewer: Asking, posted: Posted) -> Response:
    """To those found; the form again, with what was typed, when there is nobody."""
    try:
        asked = AskedPerson(posted.get(WHO, ""), _birth_date(posted, access.today()))
        with access.store.reading() as session:
            ids = find_people(session, access.store.sealer, viewer, asked)
    except PersonalNumberRefused as error:
        # Not given back: the number must not stand in a page.
        return _again(request, {BORN: posted.get(BORN, "")}, {WHO: str(error)})
    except InvalidCode as error:
        return _again(request, posted, {error.field: _SENTENCES[error.field]})
    if ids:
        return see_other(request, "/recherche?" + urlencode({"jeune": ids[:_MOST_FOUND]}, True))
    return _page(request, Form(posted), found_nobody=True)


_SENTENCES: Final = {
    WHO: "Donnez un nom de famille, ou l'identifiant du jeune.",
    BORN: "Date de naissance : attendu jj/mm/aaaa, une date passée.",
}


def _birth_date(posted: dict[str, str], today: date) -> date | None:
    text = posted.get(BORN, "").strip()
    return parse_birth_date(text, today, BORN) if text else None


def _again(request: Request, values: dict[str, str], errors: dict[str, str]) -> Response:
    return _page(request, Form(values, errors), status=_UNPROCESSABLE)


def _page(
    request: Request,
    form: Form,
    lines: tuple[Line, ...] = (),
    found_nobody: bool = False,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    context = {"form": form, "lines": lines, "found_nobody": found_nobody, "remedies": REMEDIES}
    return render(request, "people/search.html", context, status=status)
