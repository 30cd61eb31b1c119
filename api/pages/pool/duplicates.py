"""`/vivier/doublons`: offers that may be one, side by side, to be told one or two."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import Posted
from api.pages.templating import render
from api.services.pool.settled.review import Decision, decide, pairs_to_review
from api.services.viewer import Permission, Viewer

router = APIRouter(prefix="/vivier/doublons", default_response_class=HTMLResponse)
_MEANT: Final = {"une": True, "deux": False, "reprendre": None}
_SAID: Final = {
    "une": Notice.PAIR_IS_ONE,
    "deux": Notice.PAIR_IS_TWO,
    "reprendre": Notice.SAVED,
}
_ADDRESS: Final = "/vivier/doublons"
_MOST_SHOWN: Final = 50


@router.get("")
def duplicates(
    request: Request,
    access: Given,
    viewer: Asking,
    decided: Annotated[str, Query(alias="decides", max_length=3)] = "",
) -> Response:
    """Pairs that wait; with `decides=oui`, those decided."""
    viewer.must(Permission.READ_PROSPECTION)
    with access.store.reading() as session:
        pairs = pairs_to_review(session, viewer.structure_id or "", decided=bool(decided))
    context = {
        "pairs": pairs[:_MOST_SHOWN],
        "found": len(pairs),
        "decided": bool(decided),
        "may_decide": viewer.may(Permission.PROSPECT) and viewer.structure_id is not None,
    }
    return render(request, "pool/duplicates.html", context)


@router.post("")
def said(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """Note a decision, or take one back."""
    viewer.must(Permission.PROSPECT)
    if texts.get("decision") not in _MEANT:
        return see_other(request, _ADDRESS)
    _decide(access, viewer, texts)
    back = f"{_ADDRESS}?decides=oui" if texts.get("decision") == "reprendre" else _ADDRESS
    return access.then_refresh(see_other(request, back, _SAID[texts["decision"]]))


def _decide(access: Access, viewer: Viewer, texts: dict[str, str]) -> None:
    offers = texts.get("premiere", ""), texts.get("seconde", "")
    noting = access.noting(viewer)
    meant = _MEANT[texts["decision"]]
    with access.store.sessions.begin() as session:
        decision = Decision(
            meant, viewer.structure_id or "", viewer.id, noting.now, texts.get("garder")
        )
        decide(session, offers, decision)
