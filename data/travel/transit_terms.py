"""How does one reach, change and leave public transport? The values of `transit.yaml`, checked."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from data.travel.constants import load_distance_constants
from data.yaml_files import read_yaml


@dataclass(frozen=True)
class WalkingTerms:
    """How one walks between stops: as far as `metres`, at `kmh`, `detour` times the straight way.

    `change_seconds`: to change at the stop itself, where the feed does not say.
    """

    metres: float
    kmh: float
    detour: float
    change_seconds: int


class TransitTerms(BaseModel):
    """The file, checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    valid_from: date
    checked_on: date
    between_stops_metres: float = Field(gt=0)
    change_seconds: int = Field(ge=0)
    walk_minutes_at_most: float = Field(gt=0)
    bike_minutes_at_most: float = Field(gt=0)
    spread_km_at_most: float = Field(ge=0)
    covered_km: float = Field(gt=0)
    farthest_km: float = Field(gt=0)


@cache
def load_transit_terms() -> dict[str, Any]:
    """The values as plain ones, ready for the matcher's search."""
    path = Path(__file__).parent / "transit.yaml"
    return TransitTerms.model_validate(read_yaml(path)).model_dump()


def walking_terms() -> WalkingTerms:
    """How one walks between stops: at the distance model's pace and detour of short trips."""
    terms, model = load_transit_terms(), load_distance_constants()
    return WalkingTerms(
        metres=terms["between_stops_metres"],
        kmh=model["modes"]["walk"]["speed_kmh"],
        detour=model["detour"]["base"] + model["detour"]["extra"],
        change_seconds=terms["change_seconds"],
    )
