"""What the timetable tests ask for: how one walks, and a reader of the tiny feed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from roads.tiny_gtfs import write_gtfs

from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import WalkingTerms
from models.timetable import Hops, Timetable

TERMS = WalkingTerms(metres=400, kmh=4.8, detour=1.25, change_seconds=60)
MONDAY_WEEK = date(2026, 10, 5)


@pytest.fixture
def terms() -> WalkingTerms:
    return TERMS


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Timetable]:
    """Reads the tiny feed, changed as asked."""

    def reading(today: date = MONDAY_WEEK, **changed: str | None) -> Timetable:
        return read_timetable([write_gtfs(tmp_path / "feed", changed)], today, TERMS)

    return reading


@pytest.fixture
def rides() -> Callable[[Timetable, int], set[str]]:
    """The rides of a weekday (0 Monday) as "7:00 Village → Bourg"."""

    def told(timetable: Timetable, weekday: int) -> set[str]:
        hops: Hops = timetable.days[timetable.week[weekday]]
        names = timetable.stop_names
        return {
            f"{depart // 3600}:{depart // 60 % 60:02d} {names[origin]} → {names[target]}"
            for depart, origin, target in zip(
                hops.depart.tolist(), hops.origin, hops.target, strict=True
            )
        }

    return told
