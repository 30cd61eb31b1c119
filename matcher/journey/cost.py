"""What do the journeys of a month, or of a stay, cost? Shown beside an offer, never a factor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.enums import Mode

_BY_PASS = frozenset({Mode.TRANSIT, Mode.BIKE_TRANSIT})


@dataclass(frozen=True)
class Period:
    """What a cost is told for: so many weeks, of which so many make up a year's kilometres."""

    name: str
    weeks: float
    a_year: int


@dataclass(frozen=True)
class Cost:
    """Euros of one's own vehicles in a period. What has no published price is named instead.

    `needs_pass`: public transport is used, each network has its own price. `is_driven`: somebody
    else's car is used, which costs the young person nothing that is known.
    """

    euros: int
    period: str
    needs_pass: bool
    is_driven: bool


def cost_of(
    weekly_km: Iterable[tuple[Mode, float]],
    period: Period,
    scales: Mapping[str, Sequence[Mapping[str, Any]]],
) -> Cost:
    """The cost of km a week by each means. `scales`: see the rule `own_vehicle_euros`."""
    by_mode: dict[Mode, float] = {}
    for mode, km in weekly_km:
        by_mode[mode] = by_mode.get(mode, 0) + period.weeks * km
    yearly = sum(
        _of_year(period.a_year * km, scales[mode]) for mode, km in by_mode.items() if mode in scales
    )
    return Cost(
        euros=round(yearly / period.a_year),
        period=period.name,
        needs_pass=not _BY_PASS.isdisjoint(by_mode),
        is_driven=Mode.LIFT in by_mode,
    )


def _of_year(km: float, scale: Sequence[Mapping[str, Any]]) -> float:
    band = next(band for band in scale if band["to_km"] is None or km <= band["to_km"])
    return float(band["per_km"] * km + band["fixed"])
