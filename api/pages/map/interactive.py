"""What does the map need to be moved and enlarged? The drawing's places, in degrees."""

from dataclasses import asdict
from typing import Any, Final

from fastapi import Request

from api.pages.map.drawing import draw_map
from api.pages.map.frame import projection_of
from api.pages.map.places import Place, Places, places_of
from api.pages.map.tiles import Background
from api.services.communes_in_frame import communes_in_frame

# Enough to find one's way after moving or enlarging; the script names those that fit.
_TOWNS: Final = 150


def map_context(request: Request, document: dict[str, Any]) -> dict[str, Any]:
    """The words of the map's template: the drawing, and what the script makes of it."""
    return drawn_context(request, places_of(document))


def drawn_context(request: Request, places: Places) -> dict[str, Any]:
    """The same words for any places."""
    drawing = draw_map(places)
    background: Background = request.app.state.map_background
    return {"map": drawing, "map_data": drawing and interactive_map(places, background)}


def interactive_map(places: Places, background: Background) -> dict[str, Any]:
    """Everything on the map as the script reads it; nothing that the drawing does not show."""
    points = [(p.lat, p.lng) for p in (*places.homes, *places.employers, *places.cfas)]
    frame = projection_of(points).frame().widened()
    return {
        "homes": [_point(place) for place in places.homes],
        "employers": [_point(place) for place in places.employers],
        "cfas": [_point(place) for place in places.cfas],
        "towns": [
            {"name": town.name, "lat": town.lat, "lng": town.lng}
            for town in communes_in_frame(frame, _TOWNS)
        ],
        **asdict(background),
    }


def _point(place: Place) -> dict[str, Any]:
    told = {"label": place.label, "words": place.words, "start": place.start}
    return {"lat": place.lat, "lng": place.lng, **told, "link": place.link, "tone": place.tone}
