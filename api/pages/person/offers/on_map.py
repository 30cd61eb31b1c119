"""`/jeunes/{id}/portee` and `…/offres/{offer}/carte`: what is drawn on a young person's map."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import Day, OfferId, PersonId
from api.pages.htmx import asks_fragment
from api.pages.person.header import header_of
from api.pages.templating import render
from api.services.on_map.legs import legs_on_map
from api.services.on_map.reach import reach_on_map
from models.enums import Mode

router = APIRouter(prefix="/jeunes/{person_id}", default_response_class=HTMLResponse)
_PAGE: Final = "person/on_map.html"
Means = Annotated[Mode, Query(alias="moyen", description="Moyen de transport.")]
HomeNumber = Annotated[int, Query(alias="domicile", ge=1, le=20, description="N° du domicile.")]


@router.get("/portee")
def reach(  # noqa: PLR0913  FastAPI reads the parts of a request as arguments
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    mode: Means = Mode.CAR,
    home: HomeNumber = 1,
) -> Response:
    """Areas within reach of a home by a means, as words and as shapes for the map."""
    asked = access.asked_on(viewer, person_id, None)
    drawn_by = (access.door(), access.snapshots.travel)
    told = reach_on_map(access.store, drawn_by, asked, (mode, home))
    context = {"told": told, "areas": [_area(feature) for feature in told["features"]]}
    context |= {"part": "person/map_reach.html", "title": "Zones à portée"}
    return _shown(request, context, lambda: header_of(access, viewer, person_id))


@router.get("/offres/{offer_id}/carte")
def ways(  # noqa: PLR0913  FastAPI reads the parts of a request as arguments
    request: Request,
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    offer_id: OfferId,
    today: Day = None,
) -> Response:
    """Both legs of an offer, as words and as lines for the map."""
    asked = access.asked_on(viewer, person_id, today)
    told = legs_on_map(access.store, (access.snapshots, access.door()), asked, offer_id)
    context = {"told": told, "lines": [_line(drawn) for drawn in told["legs"]]}
    context |= {"part": "person/map_ways.html", "title": "Trajets"}
    return _shown(request, context, lambda: header_of(access, viewer, person_id))


def _shown(request: Request, context: dict[str, Any], header: Callable[[], Any]) -> Response:
    """The words beneath the map alone, or a page of them for whoever has no script."""
    if not asks_fragment(request):
        context["person"] = header()
    return render(request, _PAGE, context, fragment=str(context["part"]))


def _area(feature: dict[str, Any]) -> dict[str, Any]:
    minutes = feature["properties"]["minutes"]
    return {"minutes": minutes, "geometry": feature["geometry"]}


def _line(drawn: dict[str, Any]) -> dict[str, Any]:
    points = [[lat, lng] for lng, lat in drawn["line"]]
    return {"to": drawn["to"], "points": points, "straight": drawn["route"] is None}
