"""Which HTTP status does an error become, and how is it told? Decided here and nowhere else.

The API answers problems (RFC 9457, `application/problem+json`), the pages a page; both in French
and without the value that was refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from api.access import access_of, viewer_asking
from api.doors import API
from api.services.accounts.door.refusals import SignInRefused, TooManyAttempts
from api.services.exchange.refusals import AlreadySettled
from api.services.files.create_person import AlreadyFollowed
from api.services.files.edit_block import EditedMeanwhile
from api.services.log_refusal import log_refusal
from api.services.prospection.refusals import HeldElsewhere, LeftAlone
from models.errors import (
    FrameError,
    NotAllowed,
    NotFound,
    PasserelleError,
    RightMissing,
    SettingsError,
)

PROBLEM: Final = "application/problem+json"
# Its name changed between Python 3.12 and 3.13.
_UNPROCESSABLE: Final = HTTPStatus(422)
# First match wins: the narrower classes stand before the base.
_STATUSES: Final[tuple[tuple[type[Exception], HTTPStatus], ...]] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (TooManyAttempts, HTTPStatus.TOO_MANY_REQUESTS),
    (EditedMeanwhile, HTTPStatus.CONFLICT),
    (AlreadyFollowed, HTTPStatus.CONFLICT),
    (HeldElsewhere, HTTPStatus.CONFLICT),
    (LeftAlone, HTTPStatus.CONFLICT),
    (AlreadySettled, HTTPStatus.CONFLICT),
    (SignInRefused, HTTPStatus.UNAUTHORIZED),
    # What a role, a token, a structure or a form may not do.
    (PermissionError, HTTPStatus.FORBIDDEN),
    (SettingsError, HTTPStatus.SERVICE_UNAVAILABLE),
    (FrameError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (PasserelleError, _UNPROCESSABLE),
)
_TITLES: Final = {
    400: "Requête mal formée",
    401: "Connexion refusée",
    403: "Accès refusé",
    404: "Introuvable",
    405: "Méthode non permise",
    409: "Modifié entre-temps",
    411: "Envoi sans longueur",
    413: "Envoi trop long",
    422: "Demande impossible à traiter",
    429: "Trop d'essais",
    500: "Erreur interne",
    503: "Service indisponible",
}
_DETAILS: Final = {
    411: "Cet envoi ne dit pas sa longueur : envoyez le formulaire depuis sa page.",
    413: "Cet envoi est plus long que nos formulaires, ou que 10 Mo pour un fichier : réduisez-le.",
    404: "Cette adresse ne mène nulle part : vérifiez-la, ou repartez de l'accueil.",
    405: "Cette adresse ne se lit pas ainsi : vérifiez la méthode dans la description de l'API.",
}
_UNEXPECTED: Final = (
    "Passerelle a rencontré une erreur inattendue. Rien n'a été modifié ; réessayez, puis "
    "signalez l'heure à votre administrateur."
)
# PostgreSQL takes no NUL sign in a text, not even to look for it.
_UNSTORABLE: Final = (
    "Une valeur envoyée ne peut être ni cherchée, ni gardée : retirez-en les signes illisibles."
)
_EXPECTED: Final = {
    "enum": "au choix {expected}",
    "literal_error": "au choix {expected}",
    "missing": "paramètre obligatoire",
    "int_parsing": "attendu un nombre entier",
    "less_than_equal": "au plus {le}",
    "greater_than_equal": "au moins {ge}",
    "string_too_long": "{max_length} caractères au plus",
    "string_too_short": "{min_length} caractère au moins",
}
_log = structlog.get_logger()


@dataclass(frozen=True)
class Problem:
    """What went wrong, for a reader: title, HTTP status, one French sentence with a remedy."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    # Facts for programs, beside the members that every problem has.
    facts: Mapping[str, str | None] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The problem as JSON: its facts are members of their own."""
        members = asdict(self)
        return {**members.pop("facts"), **members}


Answer = Callable[[Request, Problem], Response]
Page = Answer


def problem_of(error: PasserelleError) -> Problem:
    """The problem that an error of the project becomes."""
    status = next(status for kind, status in _STATUSES if isinstance(error, kind))
    # A frame's error speaks to developers; its reader gets the general sentence.
    detail = _UNEXPECTED if status is HTTPStatus.INTERNAL_SERVER_ERROR else str(error)
    if isinstance(error, HeldElsewhere | LeftAlone | AlreadySettled):
        return replace(_problem(status, detail), title=error.title, facts=error.facts)
    missing = error.missing if isinstance(error, NotAllowed) else error
    if isinstance(missing, RightMissing) and missing.scope:
        return replace(_problem(status, detail), facts={"missing_scope": missing.scope})
    return _problem(status, detail)


def answering_with(page: Page) -> Answer:
    """Answer a problem as a problem, or as a page outside the API."""

    def answer(request: Request, problem: Problem) -> Response:
        if request.url.path.startswith(API):
            return JSONResponse(problem.document(), problem.status, media_type=PROBLEM)
        return page(request, problem)

    return answer


def install_error_handlers(app: FastAPI, answer: Answer) -> None:
    """Answer every error as a problem; a file that was refused is noted in the log of views."""

    async def refused(request: Request, error: Exception) -> Response:
        if isinstance(error, NotAllowed):
            access = access_of(request)
            noted = (access.store, error.person_id, viewer_asking(request).id, access.now())
            await run_in_threadpool(log_refusal, *noted)
        return answer(request, problem_of(_as(PasserelleError, error)))

    async def mistyped(request: Request, error: Exception) -> Response:
        told = [_mistake(each) for each in _as(RequestValidationError, error).errors()]
        return answer(request, _problem(_UNPROCESSABLE, " ".join(told)))

    async def unserved(request: Request, error: Exception) -> Response:
        status = _as(HTTPException, error).status_code
        return answer(request, _problem(status, _DETAILS.get(status, _UNEXPECTED)))

    async def unstorable(request: Request, _error: Exception) -> Response:
        return answer(request, _problem(_UNPROCESSABLE, _UNSTORABLE))

    async def unexpected(request: Request, error: Exception) -> Response:
        _log.error("unexpected_error", kind=type(error).__name__)
        return answer(request, _problem(HTTPStatus.INTERNAL_SERVER_ERROR, _UNEXPECTED))

    app.add_exception_handler(PasserelleError, refused)
    app.add_exception_handler(RequestValidationError, mistyped)
    app.add_exception_handler(HTTPException, unserved)
    app.add_exception_handler(DataError, unstorable)
    app.add_exception_handler(Exception, unexpected)


def _problem(status: int, detail: str) -> Problem:
    return Problem(_TITLES.get(status, _TITLES[500]), int(status), detail)


def _mistake(mistake: dict[str, Any]) -> str:
    field = str(mistake["loc"][-1])
    kind = mistake["type"]
    if kind.startswith("date"):
        return f"{field} : attendu une date AAAA-MM-JJ."
    form = _EXPECTED.get(kind, "valeur refusée")
    return f"{field} : {form.format(**_in_french(mistake.get('ctx', {})))}."


def _in_french(context: dict[str, Any]) -> dict[str, Any]:
    """Facts of a mistake; "'a' or 'b'" becomes "'a' ou 'b'"."""
    return {
        name: value.replace(" or ", " ou ") if isinstance(value, str) else value
        for name, value in context.items()
    }


def _as[E: Exception](kind: type[E], error: Exception) -> E:
    if not isinstance(error, kind):
        raise error
    return error
