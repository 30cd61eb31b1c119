"""The courses of the CFA as arrays, found by id and by trade."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.missing import days, flags, integers, numbers, texts
from models.protocols import Places


@dataclass(frozen=True)
class CourseColumns:
    """Arrays of equal length, one entry per course, sorted by (UAI, course id)."""

    course_id: NDArray[np.object_]
    uai: NDArray[np.object_]
    rome: NDArray[np.object_]
    level: NDArray[np.int32]
    rncp: NDArray[np.object_]
    places: Places
    rhythm: NDArray[np.object_]
    boarding: NDArray[np.int8]
    places_left: NDArray[np.int32]
    start: NDArray[np.int32]
    value_added: NDArray[np.float64]
    row_of: dict[str, int]
    rows_of_trade: dict[str, NDArray[np.int64]]

    def __len__(self) -> int:
        return len(self.course_id)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> "CourseColumns":
        """Arrays of a frame that conforms to `models.frames.COURSES`."""
        ordered = frame.sort_values(["uai", "course_id"], kind="stable").reset_index(drop=True)
        ids = texts(ordered["course_id"])
        by_trade = ordered.groupby("rome", sort=True).indices
        return cls(
            course_id=ids,
            uai=texts(ordered["uai"]),
            rome=texts(ordered["rome"]),
            level=integers(ordered["level"]),
            rncp=texts(ordered["rncp"]),
            places=Places(*(numbers(ordered[c]) for c in ("lat", "lng", "spread_km"))),
            rhythm=texts(ordered["rhythm"]),
            boarding=flags(ordered["boarding"]),
            places_left=integers(ordered["places_left"]),
            start=days(ordered["start"]),
            value_added=numbers(ordered["value_added"]),
            row_of={str(course): row for row, course in enumerate(ids)},
            rows_of_trade={str(rome): np.sort(rows) for rome, rows in by_trade.items()},
        )
