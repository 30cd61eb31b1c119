"""`/suggestions/…`: choices for what is being typed, as radio buttons to put beneath the field."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Given
from api.pages.templating import render
from api.services.files.suggestions import (
    Suggestions,
    suggest_communes,
    suggest_courses,
    suggest_employers,
    suggest_trades,
)

router = APIRouter(prefix="/suggestions")
_FIELD: Final = r"^[a-z0-9-]{1,40}$"


@dataclass(frozen=True)
class _Typed:
    """The field typed into, the field in which the choice is to be sent, and the text so far."""

    field: str
    chosen: str
    text: str


def _typed(
    request: Request,
    champ: Annotated[str, Query(pattern=_FIELD)] = "q",
    choix: Annotated[str, Query(pattern=_FIELD)] = "choix",
) -> _Typed:
    """What is asked: the text comes under its own field's name, as the browser sends it."""
    return _Typed(champ, choix, request.query_params.get(champ, ""))


Typed = Annotated[_Typed, Depends(_typed)]


@router.get("/metiers", response_class=HTMLResponse)
def trades(request: Request, access: Given, typed: Typed) -> Response:
    """Trades that the text may mean."""
    return _answer(request, typed, suggest_trades(access.trade_finder, typed.text))


@router.get("/communes", response_class=HTMLResponse)
def communes(request: Request, typed: Typed) -> Response:
    """Communes of that name, or that begin so."""
    return _answer(request, typed, suggest_communes(typed.text))


@router.get("/formations", response_class=HTMLResponse)
def courses(request: Request, access: Given, typed: Typed) -> Response:
    """Courses by title, CFA or commune."""
    with access.store.reading() as session:
        found = suggest_courses(session, typed.text)
    return _answer(request, typed, found)


@router.get("/employeurs", response_class=HTMLResponse)
def employers(request: Request, access: Given, typed: Typed) -> Response:
    """Employers by name or SIRET."""
    with access.store.reading() as session:
        found = suggest_employers(session, typed.text)
    return _answer(request, typed, found)


def _answer(request: Request, typed: _Typed, found: Suggestions) -> Response:
    return render(
        request,
        "person/file/suggestions_page.html",
        {"typed": typed, "found": found},
        fragment="person/file/suggestions.html",
    )
