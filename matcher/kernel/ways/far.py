"""How do sites stand by the minutes of the way there: near, past all reckoning, unknown?"""

from typing import Final

from matcher.kernel.compiled import inlined
from matcher.kernel.ways.around import Around
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

NEAR: Final = 0
BEYOND: Final = 1
UNKNOWN: Final = 2
# Minutes that stand for those of a class that has but one.
MINUTES_OF: Final = {BEYOND: LONGEST_MINUTES, UNKNOWN: UNKNOWN_MINUTES}


@inlined
def class_of(minutes: int) -> int:
    """The class of a site."""
    if minutes == UNKNOWN_MINUTES:
        return UNKNOWN
    return BEYOND if minutes == LONGEST_MINUTES else NEAR


@inlined
def part_sites(around: Around) -> None:
    """List the sites that lie near, and count those of each class."""
    near, unknown = 0, 0
    for site in range(around.site_minutes.size):
        minutes = around.site_minutes[site]
        around.near_sites[near] = site
        near += minutes < LONGEST_MINUTES
        unknown += minutes == UNKNOWN_MINUTES
    around.sites_by[NEAR] = near
    around.sites_by[UNKNOWN] = unknown
    around.sites_by[BEYOND] = around.site_minutes.size - near - unknown
