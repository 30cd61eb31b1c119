"""How large is a simulated world, and for how long does it run?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

FIRST_DAY: Final = date(2024, 7, 1)
# Mean month, days (365.25 / 12).
MONTH: Final = 30.4375


@dataclass(frozen=True)
class WorldPlan:
    """So many people enter over the first months; the world then runs on.

    `looked_at`: offers an adviser looks through for one person in a month, at most. `proposals`:
    how many of them go out.
    """

    seed: int
    people: int = 2000
    employers: int = 2400
    months: int = 24
    entry_months: int = 12
    looked_at: int = 40
    proposals: int = 4
    radius_km: float = 45.0

    def day(self, month: int) -> date:
        """The first day of a month, the world's first being number 0."""
        return FIRST_DAY + timedelta(days=round(month * MONTH))
