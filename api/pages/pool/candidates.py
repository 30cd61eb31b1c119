"""`/vivier/candidatures`: candidates for announced offers: received by the owner, sent by us."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Posted
from api.pages.templating import render
from api.services.not_possible import NotPossible
from api.services.pool.offer.owner_requests import answer_request, requests_of
from api.services.viewer import Permission, Viewer
from models.enums import OwnerAnswer

_ADDRESS: Final = "/vivier/candidatures"
router = APIRouter(prefix=_ADDRESS, default_response_class=HTMLResponse)


@router.get("")
def candidates(request: Request, access: Given, viewer: Asking) -> Response:
    """What was received and what was sent, those that wait first."""
    return _shown(request, access, viewer)


@router.post("/{proposal_id}")
def answered(
    request: Request,
    access: Given,
    viewer: Asking,
    proposal_id: Annotated[str, Path(max_length=40)],
    texts: Posted,
) -> Response:
    """Note the owner's answer."""
    viewer.must(Permission.PROSPECT)
    given = texts.get("reponse", "")
    if given not in set(OwnerAnswer):
        return _shown(request, access, viewer, ("Choisissez une réponse.",))
    try:
        answer_request(access.store, access.noting(viewer), proposal_id, OwnerAnswer(given))
    except NotPossible as refused:
        return _shown(request, access, viewer, [each.sentence for each in refused.mistakes])
    return see_other(request, _ADDRESS, Notice.SAVED)


def _shown(
    request: Request, access: Access, viewer: Viewer, refused: list[str] | tuple[str, ...] = ()
) -> Response:
    with access.store.reading() as session:
        lines = requests_of(session, viewer)
    context = {
        "received": [line for line in lines if line.received],
        "sent": [line for line in lines if not line.received],
        "may_answer": viewer.may(Permission.PROSPECT),
        "refused": refused,
    }
    status = UNPROCESSABLE if refused else HTTPStatus.OK
    return render(request, "pool/candidates.html", context, status=status)
