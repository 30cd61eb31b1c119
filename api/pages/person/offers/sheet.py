"""`/jeunes/{id}/fiche`: one page to print and hand over, without score, chances or history."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import PersonId, Question
from api.pages.person.header import header_of
from api.pages.templating import render
from api.ranked_kind import MOST_LISTED
from api.reading_sheet import MOST, sheet_offers
from api.services.followup.proposals.proposed import proposals_by_offer
from api.services.ranking.rank_person import rank_person
from api.services.structures import structure_named

router = APIRouter()
Chosen = Annotated[list[str], Query(alias="offre", max_length=MOST)]
# Offers to choose from: an adviser reads no further for one sheet.
_OFFERED: Final = 12


@router.get("/jeunes/{person_id}/fiche", response_class=HTMLResponse)
def sheet(
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    chosen: Chosen = [],  # noqa: B006
) -> Response:
    """The sheet, and beside it, not printed, the choice of what is on it; the view is logged."""
    question = access.ranking_of(
        viewer, person_id, Question(kind=None, limit=MOST_LISTED, today=None)
    )
    ranking = rank_person(access.store, access.snapshots, question)
    states = proposals_by_offer(access.store, access.noting(viewer), person_id)
    waiting = {offer for offer, state in states.items() if state.status == "pending"}
    shown = sheet_offers(ranking, waiting, chosen)
    on_it = {offer.offer_id for offer in shown}
    ranked = ranking["offers"]
    structure = None
    if viewer.structure_id is not None:
        with access.store.reading() as session:
            structure = structure_named(session, viewer.structure_id).name
    context = {
        "person": header_of(access, viewer, person_id),
        "shown": shown,
        "on_it": on_it,
        "choices": ranked[:_OFFERED]
        + [offer for offer in ranked[_OFFERED:] if offer["offer_id"] in on_it],
        "most": MOST,
        "day_told": ranking["today"],
        "structure": structure,
    }
    return render(request, "person/sheet.html", context)
