"""The pool's offers as arrays, one entry per offer, in the order of the frame."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.missing import days, flags, integers, numbers, texts
from models.enums import DangerousWork, OfferKind
from models.protocols import Places

KINDS = {kind: number for number, kind in enumerate(OfferKind)}
DANGERS = {danger: number for number, danger in enumerate(DangerousWork)}


@dataclass(frozen=True)
class OfferColumns:
    """Arrays of equal length n. Integers and flags: -1 not known; days: `NO_DAY` not known."""

    offer_id: NDArray[np.object_]
    kind: NDArray[np.int8]  # index in OfferKind
    employer_id: NDArray[np.object_]
    rome: NDArray[np.object_]
    other_romes: NDArray[np.object_]
    diploma_level: NDArray[np.int32]
    rncp: NDArray[np.object_]
    places: NDArray[np.int32]
    start_from: NDArray[np.int32]
    start_to: NDArray[np.int32]
    duration_months: NDArray[np.int32]
    duration_days: NDArray[np.int32]
    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    spread_km: NDArray[np.float64]
    day_start: NDArray[np.int32]
    day_end: NDArray[np.int32]
    weekly_hours: NDArray[np.float64]
    works_night: NDArray[np.int8]
    works_weekend: NDArray[np.int8]
    works_sunday: NDArray[np.int8]
    hours_fixed: NDArray[np.int8]
    licence_required: NDArray[np.object_]
    dangerous_work: NDArray[np.int8]  # index in DangerousWork, -1 not known
    replaces_a_job: NDArray[np.int8]
    course_id: NDArray[np.object_]
    naf: NDArray[np.object_]
    headcount: NDArray[np.int32]
    is_temp_agency: NDArray[np.int8]
    apprentices_now: NDArray[np.int32]
    apprentice_masters: NDArray[np.int32]
    prescriber_entitled: NDArray[np.int8]
    monthly_limit: NDArray[np.int32]
    stays_this_month: NDArray[np.int32]
    published_on: NDArray[np.int32]
    pending: NDArray[np.int32]
    only_for: NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.offer_id)

    def take(self, rows: NDArray[Any]) -> "OfferColumns":
        """The offers at these rows, as columns of their own."""
        return OfferColumns(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})

    @property
    def places_at(self) -> Places:
        """Where the work is."""
        return Places(self.lat, self.lng, self.spread_km)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> "OfferColumns":
        """Arrays of a frame that conforms to `models.frames.OFFERS`."""
        read: dict[str, Any] = {
            "kind": _coded(frame["kind"], {str(k): n for k, n in KINDS.items()}),
            "dangerous_work": _coded(
                frame["dangerous_work"], {str(k): n for k, n in DANGERS.items()}
            ),
        }
        for field in fields(cls):
            if field.name not in read:
                read[field.name] = _array(frame[field.name])
        return cls(**read)


def _coded(column: pd.Series, numbers_of: dict[str, int]) -> NDArray[np.int8]:
    return np.asarray(column.map(numbers_of).fillna(-1), dtype=np.int8)


def _array(column: pd.Series) -> NDArray[Any]:
    """The array that fits the column's declared type."""
    name = str(column.dtype)
    if name == "boolean":
        return flags(column)
    if name == "Int32":
        return integers(column)
    if name.startswith("datetime64"):
        return days(column)
    if name == "float64":
        return numbers(column)
    return texts(column)
