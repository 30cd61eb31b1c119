"""`/jeunes/{id}`: a young person's ranking beside its map."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.asked import Asked, PersonId
from api.pages.map.interactive import map_context
from api.pages.person.header import header_of
from api.pages.templating import render
from api.ranked_kind import LISTED, MOST_LISTED
from api.reading import common_warnings
from api.services.followup.proposals.proposed import proposals_by_offer
from api.services.prospection.told.known_by import KnownBy, known_by
from api.services.ranking.rank_person import rank_person
from api.services.viewer import Permission, Viewer

router = APIRouter()


@router.get("/jeunes/{person_id}", response_class=HTMLResponse)
def ranking(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, asked: Asked
) -> Response:
    """The ranking as a page; the view is logged."""
    question = access.ranking_of(viewer, person_id, asked)
    document = rank_person(access.store, access.snapshots, question)
    context = {
        "ranking": document,
        "known": _known(access, viewer, [*document["offers"], *document["to_discuss"]]),
        **map_context(request, document),
        "person": header_of(access, viewer, person_id),
        "common_warnings": common_warnings([*document["offers"], *document["to_discuss"]]),
        "proposals": proposals_by_offer(access.store, access.noting(viewer), person_id),
        "may_propose": viewer.may(Permission.NOTE_OUTCOMES),
        "kind": asked.kind.value if asked.kind else "",
        "more": _more(document, asked.limit),
        "today_asked": asked.today.isoformat() if asked.today else "",
        "day_asked": f"?today={asked.today.isoformat()}" if asked.today else "",
    }
    return render(request, "person/ranking.html", context)


def _known(access: Access, viewer: Viewer, offers: list[dict[str, Any]]) -> dict[str, KnownBy]:
    """Who knows the employers that are named in the list."""
    employers = {offer["employer_id"] for offer in offers if offer["employer_id"] is not None}
    with access.store.reading() as session:
        return known_by(session, viewer, employers, access.today())


def _more(document: dict[str, Any], limit: int) -> int | None:
    """How many offers the next, longer list holds; None when all are shown."""
    if document["offers_total"] <= limit or limit >= MOST_LISTED:
        return None
    return min(limit + LISTED, MOST_LISTED)
