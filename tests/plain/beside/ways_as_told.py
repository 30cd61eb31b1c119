"""Do the surroundings of homes hold what their source of travel times says, way by way?"""

import numpy as np

from matcher.kernel.ways.near import Ground, Reach, near_of
from matcher.kernel.ways.zones import zones_of
from matcher.travel import MODES
from matcher.travel.distance_model import crow_km
from matcher.travel.hours import weekday_hours
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES, Hours, Places, TravelTimes

# Nobody rides a moped.
ASKED = (1 << len(MODES)) - 1 - (1 << MODES.index(Mode.MOPED))
type Point = tuple[float, float, float]


def places(rows: list[Point]) -> Places:
    return Places(*np.array(rows, dtype=np.float64).reshape(-1, 3).T)


def assert_as_told(homes: list[Point], others: list[Point], travel: TravelTimes) -> None:
    """From every home to every zone and site, by every mode, and as the crow flies."""
    there, hours = places(others), weekday_hours(len(others), {"start": 510, "end": 990})
    zones, _ = zones_of(there, hours)
    reach = Reach(np.full(len(homes), 50_000.0), np.full(len(homes), ASKED))
    ground = Ground(zones, there, hours, travel)
    asked_at = Hours(
        *(
            np.concatenate([getattr(each, name) for each in (zones.hours, hours)])
            for name in ("start", "end", "weekdays")
        )
    )
    near = near_of(places(homes), np.arange(len(homes)), reach, ground)
    for row in range(len(homes)):
        home = places(homes[row : row + 1])
        minutes = near.minutes[near.minutes_from[row] : near.minutes_from[row + 1]]
        by_mode = minutes.reshape(len(MODES), -1)
        around = Places(
            *(
                np.concatenate([getattr(each, name) for each in (zones.places, there)])
                for name in ("lat", "lng", "spread_km")
            )
        )
        placed = ~np.isnan(crow_km(home, around))
        for bit, mode in enumerate(MODES):
            asked = placed & bool(ASKED >> bit & 1)
            told = np.where(asked, travel.minutes(home, around, mode, asked_at), UNKNOWN_MINUTES)
            assert by_mode[bit].tolist() == told.tolist()
        crow = near.crow[near.crow_from[row] : near.crow_from[row + 1]]
        np.testing.assert_allclose(crow, crow_km(home, zones.places), rtol=1e-9, atol=1e-9)
