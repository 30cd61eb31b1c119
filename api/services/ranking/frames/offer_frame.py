"""From what is stored of offers to the columns the matcher reads: whole columns at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, String, type_coerce

from api.services.named.places import commune_columns
from models.enums import Visibility
from models.frames import OFFERS
from models.tables import Employer, Offer

# Kept to a structure that is not known: shown to none, for no structure's id holds a space.
NOBODY: Final = "no structure"
_OF_OFFER: Final = (
    "id", "kind", "rome", "other_romes", "diploma_level", "rncp", "places", "start_from",
    "start_to", "duration_months", "duration_days", "insee", "lat", "lng", "day_start", "day_end",
    "weekly_hours", "works_night", "works_weekend", "works_sunday", "hours_fixed",
    "licence_required", "dangerous_work", "replaces_a_job", "course_id", "is_delegated",
    "owner_structure_id", "visibility", "monthly_limit", "published_on",
)  # fmt: skip
_OF_EMPLOYER: Final = (
    "id", "insee", "lat", "lng", "naf", "headcount", "is_temp_agency", "apprentices_now",
    "apprentice_masters",
)  # fmt: skip
_NAMES: Final = (*_OF_OFFER, *(f"employer_{name}" for name in _OF_EMPLOYER))
_CODED: Final = ("kind", "dangerous_work", "visibility")
# The workplace given for a delegated offer is the CFA's: nothing of it tells about the employer.
_OF_THE_WORKPLACE: Final = (
    "naf",
    "headcount",
    "is_temp_agency",
    "apprentices_now",
    "apprentice_masters",
)


@dataclass(frozen=True)
class Around:
    """What surrounds offers: may a structure prescribe, stays this month by employer, who waits."""

    entitled: Mapping[str, bool | None]
    stays: Mapping[str, int] = field(default_factory=dict)
    pending: Mapping[str, int] = field(default_factory=dict)


def stored_columns() -> list[ColumnElement[Any]]:
    """What is asked of the store, in order; coded fields as their words."""
    return [
        *(
            type_coerce(getattr(Offer, name), String) if name in _CODED else getattr(Offer, name)
            for name in _OF_OFFER
        ),
        *(getattr(Employer, name) for name in _OF_EMPLOYER),
    ]


def values_of(offer: Offer, employer: Employer) -> tuple[object, ...]:
    """The same of one offer at hand, stored or not."""
    return (
        *(getattr(offer, name) for name in _OF_OFFER),
        *(getattr(employer, name) for name in _OF_EMPLOYER),
    )


def offer_frame(stored: Iterable[tuple[object, ...]], around: Around) -> pd.DataFrame:
    """The frame `offers` of rows in the order of `stored_columns`."""
    rows = [tuple(row) for row in stored]
    if not rows:
        return OFFERS.empty()
    read = pd.DataFrame(dict(zip(_NAMES, map(_column, zip(*rows, strict=True)), strict=True)))
    places = _workplaces(read)
    told = {
        "offer_id": read["id"],
        "insee": read["insee"].where(read["insee"].notna(), read["employer_insee"]),
        "start_to": _closing(read),
        **{name: pd.Series(values) for name, values in places.items()},
        "day_start": _minutes(read["day_start"]),
        "day_end": _minutes(read["day_end"]),
        **{
            name: read[f"employer_{name}"].mask(read["is_delegated"].astype(bool))
            for name in _OF_THE_WORKPLACE
        },
        "prescriber_entitled": _looked_up(read["owner_structure_id"], around.entitled, None),
        "stays_this_month": _looked_up(read["employer_id"], around.stays, 0),
        "pending": _looked_up(read["id"], around.pending, 0),
        "only_for": _only_for(read),
    }
    told |= {name: read[name].map(str, na_action="ignore") for name in ("kind", "dangerous_work")}
    return OFFERS.conform(read.assign(**told))


def _column(values: tuple[object, ...]) -> "pd.Series[Any]":
    return pd.Series(values, dtype=object)


def _looked_up(
    keys: "pd.Series[Any]", known: Mapping[str, object], otherwise: object
) -> "pd.Series[Any]":
    return pd.Series([known.get(key, otherwise) for key in keys], dtype=object)


def _only_for(read: pd.DataFrame) -> "pd.Series[Any]":
    kept = read["visibility"].map(str) == Visibility.OWN_STRUCTURE.value
    return read["owner_structure_id"].fillna(NOBODY).where(kept, "")


def _closing(read: pd.DataFrame) -> "pd.Series[Any]":
    """Last days of the start windows; not known where another source's stands before the first.

    The matcher refuses such a window, and one offer must not keep everybody's list from them.
    """
    first, last = read["start_from"], read["start_to"]
    known = (first.notna() & last.notna()).to_numpy(dtype=bool)
    before = np.zeros(len(read), dtype=bool)
    before[known] = (last[known] < first[known]).to_numpy(dtype=bool)
    return last.mask(before)


def _minutes(moments: "pd.Series[Any]") -> "pd.Series[Any]":
    return moments.map(lambda at: at.hour * 60 + at.minute, na_action="ignore")


def _workplaces(read: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """Each offer's own point, else its employer's; a commune's where there is no exact one.

    An announced employer is not to be found from the journeys of several people: they are reckoned
    to the commune's point.
    """
    announced = (read["visibility"].map(str) == Visibility.ANNOUNCED.value).to_numpy(dtype=bool)
    own, theirs = _exact(read, ""), _exact(read, "employer_")
    own[announced] = theirs[announced] = np.nan
    in_commune = _of_communes(read["insee"])
    given = read["insee"].notna().to_numpy(dtype=bool) & announced
    chosen = [own, in_commune, theirs, _of_communes(read["employer_insee"])]
    points = np.full((len(read), 3), np.nan)
    for number, each in enumerate(chosen):
        # An announced place is the offer's commune where one is given, known or not.
        free = np.isnan(points[:, 0])
        if number > 1:
            free &= ~given
        points[free] = each[free]
    points[np.isnan(points[:, 0]), 2] = 0.0
    return {"lat": points[:, 0], "lng": points[:, 1], "spread_km": points[:, 2]}


def _exact(read: pd.DataFrame, owner: str) -> NDArray[np.float64]:
    """Latitude, longitude and no spread where both are stored; else nothing known, (n, 3)."""
    found = np.zeros((len(read), 3))
    for place, name in enumerate(("lat", "lng")):
        found[:, place] = read[owner + name].astype(float)
    found[np.isnan(found).any(axis=1)] = np.nan
    return found


def _of_communes(insee: "pd.Series[Any]") -> NDArray[np.float64]:
    """Points of communes with their spread, (n, 3); NaN not known."""
    codes, table = _commune_table()
    return table[codes.get_indexer(pd.Index(insee.fillna(""), dtype=object))]


@cache
def _commune_table() -> tuple[pd.Index, NDArray[np.float64]]:
    """Codes of communes and their points; a last row for those not known."""
    codes, points = commune_columns()
    return pd.Index(codes, dtype=object), np.vstack([points, np.full(3, np.nan)])
