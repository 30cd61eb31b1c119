"""What did a router answer? One reader for Valhalla (`format=osrm`) and OSRM."""

from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field, ValidationError

from data.travel.roads.router import Route, RouterFailed, Table

_Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_Lng = Annotated[float, Field(ge=-180, le=180)]
_Lat = Annotated[float, Field(ge=-90, le=90)]
_Ring = Annotated[list[tuple[_Lng, _Lat]], Field(min_length=3)]


class _Line(BaseModel):
    coordinates: Annotated[list[tuple[_Lng, _Lat]], Field(min_length=2)]


class _Route(BaseModel):
    duration: _Amount
    distance: _Amount
    geometry: _Line


class _Routes(BaseModel):
    routes: Annotated[list[_Route], Field(min_length=1)]


class _Contour(BaseModel):
    contour: _Amount


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: list[_Ring]


class _Feature(BaseModel):
    properties: _Contour
    geometry: _Polygon


class _Isochrone(BaseModel):
    type: Literal["FeatureCollection"]
    features: list[_Feature]


def read_table(router: str, answer: Any, shape: tuple[int, int]) -> Table:
    """The table of this shape; RouterFailed when the answer is something else."""
    if not isinstance(answer, dict) or answer.get("code") != "Ok":
        raise _unexpected(router, answer)
    seconds = _numbers(router, answer, "durations", shape)
    metres = _numbers(router, answer, "distances", shape)
    # Valhalla gives 0 m where it found no way.
    return Table(seconds, np.where(np.isnan(seconds), np.nan, metres))


def read_route(router: str, answer: Any) -> Route | None:
    """The first route; None when the router says that there is none."""
    if isinstance(answer, dict) and answer.get("code") in ("NoRoute", "NoSegment"):
        return None
    try:
        found = _Routes.model_validate(answer).routes[0]
    except ValidationError:
        raise _unexpected(router, answer) from None
    return Route(found.duration, found.distance, tuple(found.geometry.coordinates))


def read_located(router: str, answer: Any, places: int) -> NDArray[np.bool_]:
    """Which of so many places have an edge near."""
    if not isinstance(answer, list) or len(answer) != places:
        raise _unexpected(router, answer)
    return np.array([isinstance(one, dict) and bool(one.get("edges")) for one in answer], bool)


def read_isochrone(router: str, answer: Any) -> dict[float, Any]:
    """GeoJSON polygons by their moving minutes; those too small to draw are left out."""
    try:
        found = _Isochrone.model_validate(answer)
    except ValidationError:
        raise _unexpected(router, answer) from None
    return {
        area.properties.contour: area.geometry.model_dump()
        for area in found.features
        if area.geometry.coordinates
    }


def _numbers(
    router: str, answer: dict[str, Any], key: str, shape: tuple[int, int]
) -> NDArray[np.float64]:
    try:
        # null is no way; float64 reads it as NaN.
        values = np.array(answer.get(key), dtype=np.float64)
    except (TypeError, ValueError):
        raise RouterFailed(router, f"« {key} » illisible.") from None
    if values.shape != shape:
        raise RouterFailed(router, f"« {key} » : {values.shape} valeurs au lieu de {shape}.")
    if (values < 0).any() or np.isinf(values).any():
        raise RouterFailed(router, f"« {key} » contient des valeurs impossibles.")
    return values


def _unexpected(router: str, answer: Any) -> RouterFailed:
    """Tells the router's own code, if it gave one: its text may repeat places."""
    code = answer.get("code") if isinstance(answer, dict) else None
    told = f"code {code}" if isinstance(code, str | int) else type(answer).__name__
    return RouterFailed(router, f"réponse inattendue ({told[:40]}).")
