"""Which constants does the distance model use, and where do they come from?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from data.yaml_files import read_yaml
from models.enums import Mode


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Detour(_Strict):
    base: float = Field(ge=1)
    extra: float = Field(ge=0)
    scale_km: float = Field(gt=0)
    source: str


class _Curve(_Strict):
    far: float = Field(ge=0)
    near: float
    scale_km: float = Field(gt=0)


class _ModeConstants(_Strict):
    access_minutes: float = Field(ge=0)
    speed_kmh: float = Field(gt=0)
    curve: _Curve | None = None
    source: str


class DistanceConstants(_Strict):
    """The constants file, checked."""

    id: str
    valid_from: date
    checked_on: date
    detour: _Detour
    modes: dict[Mode, _ModeConstants]
    error_minutes: dict[Mode, int]
    bias_minutes: dict[Mode, int]
    spread_per_sqrt_km2: float = Field(ge=0)


class _ModeCorrection(_Strict):
    access_minutes: float = Field(ge=0)
    slower: float = Field(ge=1)
    source: str


class RoadCorrections(_Strict):
    """What is added to a router's free-flow minutes, checked."""

    id: str
    valid_from: date
    checked_on: date
    modes: dict[Mode, _ModeCorrection]


@cache
def load_road_corrections() -> dict[str, Any]:
    """The corrections as plain values, ready for the matcher's matrix times."""
    path = Path(__file__).parent / "road_corrections.yaml"
    return RoadCorrections.model_validate(read_yaml(path)).model_dump()


@cache
def load_distance_constants() -> dict[str, Any]:
    """The constants as plain values, ready for the matcher's distance model."""
    path = Path(__file__).parent / "distance_model.yaml"
    return DistanceConstants.model_validate(read_yaml(path)).model_dump()
