"""`/jeunes/{id}/offres`: look up an offer that is not in the list, to ask why."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import PersonId
from api.pages.person.header import header_of
from api.pages.templating import render
from api.services.ranking.find_offers import find_offers
from api.services.ranking.rank_person import RankRequest
from models.codes import looks_like_personal_number

router = APIRouter()


@router.get("/jeunes/{person_id}/offres", response_class=HTMLResponse)
def find_offer(
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    q: Annotated[str, Query(max_length=120)] = "",
) -> Response:
    """Offers by title, employer or id, each leading to where it stands for this person."""
    question = RankRequest(person_id, viewer, access.today(), access.now())
    context = {
        "found": find_offers(access.store, access.snapshots, question, q),
        "person": header_of(access, viewer, person_id),
        "searched": bool(q.strip()),
        # A number that may be somebody's is not repeated.
        "asked": "" if looks_like_personal_number(q) else q.strip(),
    }
    return render(request, "person/find_offer.html", context)
