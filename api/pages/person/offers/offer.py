"""`/jeunes/{id}/offres/{offer}`: everything about one offer, or why it is not in the list."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.asked import Asked, OfferId, PersonId
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.htmx import asks_fragment
from api.pages.person.addresses import person_address
from api.pages.person.header import header_of
from api.pages.person.offers.waterfall import waterfall
from api.pages.templating import render
from api.services.followup.proposals.propose import propose
from api.services.followup.proposals.proposed import proposals_by_offer
from api.services.not_possible import NotPossible
from api.services.prospection.told.known_by import known_by
from api.services.ranking.one_offer import one_offer
from api.services.ranking.rank_person import RankRequest
from api.services.viewer import Permission, Viewer

router = APIRouter()
_SUM = "person/offer_sum.html"
_STATE = "person/proposed.html"


@router.get("/jeunes/{person_id}/offres/{offer_id}", response_class=HTMLResponse)
def offer(  # noqa: PLR0913  FastAPI reads the parts of a request as arguments
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    offer_id: OfferId,
    asked: Asked,
) -> Response:
    """The offer as a page; its sum alone as a fragment. The view is logged."""
    question = access.ranking_of(viewer, person_id, asked)
    told = one_offer(access.store, access.snapshots, question, offer_id)
    context = {"told": told, "offer": told["offer"], "whole": _waterfall(told), "refused": ()}
    if asks_fragment(request):
        return render(request, _SUM, context, fragment=_SUM)
    shared = context | _surroundings(access, viewer, person_id, told["offer"])
    return render(request, "person/offer.html", shared, fragment=_SUM)


@router.post("/jeunes/{person_id}/propositions", response_class=HTMLResponse)
def propose_offer(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, texts: Posted
) -> Response:
    """Propose an offer, then show that it is; or say why it cannot be."""
    offer_id = texts.get("offre", "")[:60]
    noting = access.noting(viewer)
    try:
        propose(access.store, access.snapshots, noting, person_id, offer_id)
    except NotPossible as refusal:
        return _not_proposed(request, access, viewer, (person_id, offer_id, refusal))
    if asks_fragment(request):
        context = {"offer_id": offer_id, "person_id": person_id, "refused": (), "just": True}
        shared = context | _state(access, viewer, person_id, offer_id)
        return access.then_refresh(render(request, _STATE, shared, fragment=_STATE))
    address = person_address(person_id, "offres", offer_id)
    return access.then_refresh(see_other(request, address, Notice.PROPOSED))


def _not_proposed(
    request: Request, access: Access, viewer: Viewer, asked: tuple[str, str, NotPossible]
) -> Response:
    person_id, offer_id, refusal = asked
    refused = tuple(mistake.sentence for mistake in refusal.mistakes)
    context: dict[str, Any] = {"refused": refused, "person_id": person_id, "offer_id": offer_id}
    if asks_fragment(request):
        context |= _state(access, viewer, person_id, offer_id)
        return render(request, _STATE, context, status=UNPROCESSABLE, fragment=_STATE)
    return offer_page(request, access, viewer, (person_id, offer_id), context)


def offer_page(
    request: Request,
    access: Access,
    viewer: Viewer,
    which: tuple[str, str],
    refused: dict[str, Any],
) -> Response:
    """The offer's page again, with what could not be done; `which`: person and offer."""
    person_id, offer_id = which
    question = RankRequest(person_id, viewer, access.today(), access.now())
    told = one_offer(access.store, access.snapshots, question, offer_id)
    shown = {"told": told, "offer": told["offer"], "whole": _waterfall(told), "refused": ()}
    context = shown | _surroundings(access, viewer, person_id, told["offer"]) | refused
    return render(request, "person/offer.html", context, status=UNPROCESSABLE)


def _surroundings(
    access: Access, viewer: Viewer, person_id: str, offer: dict[str, Any]
) -> dict[str, Any]:
    offer_id, employer_id = offer["offer_id"], offer["employer_id"]
    with access.store.reading() as session:
        known = known_by(session, viewer, [employer_id] if employer_id else [], access.today())
    return {
        "person": header_of(access, viewer, person_id),
        "person_id": person_id,
        "offer_id": offer_id,
        "known": known.get(employer_id),
        "may_correct": viewer.may(Permission.WRITE_FILES),
        "journey_form": Form(),
        **_state(access, viewer, person_id, offer_id),
    }


def _state(access: Access, viewer: Viewer, person_id: str, offer_id: str) -> dict[str, Any]:
    """Whether the offer was proposed, and whether the viewer may propose it."""
    proposed = proposals_by_offer(access.store, access.noting(viewer), person_id)
    may = viewer.may(Permission.NOTE_OUTCOMES)
    return {"proposal": proposed.get(offer_id), "may_propose": may}


def _waterfall(told: dict[str, Any]) -> Any:
    return waterfall(told["offer"]) if "contributions" in told["offer"] else None
