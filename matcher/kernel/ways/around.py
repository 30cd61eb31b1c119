"""What lies around one person, and how does it stand under a limit? Compiled."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Longs, World
from matcher.kernel.compiled import inlined
from matcher.travel.legs import MODES
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

OPEN: Final = 0
TO_DISCUSS: Final = 1
TOO_FAR: Final = 2
# Added to a state that only a lift brings about, if it serves: the post's hours decide.
BY_LIFT: Final = 4
LIFT: Final = MODES.index(Mode.LIFT)
# How many classes of sites there are: see `far`.
SITE_CLASSES: Final = 3


class Around(NamedTuple):
    """One person's surroundings. By zone, unless said; only what lies in their ranges is theirs."""

    best: Bytes  # quickest sure journey but by lift, 255 none
    by: Ints  # its turn among homes and means, for people whom others drive
    lift: Bytes  # quickest lift if it serves, 255 none
    lift_by: Ints
    hope: Bytes  # quickest journey that may be: past the limit, it leaves a place open
    crow: NDArray[np.float64]  # km from the nearest home, NaN not known
    minutes: Bytes  # under the limit last drawn; 255 not known
    state: Bytes  # the best it may be, and `BY_LIFT` where that takes a lift
    journey: NDArray[np.int16]  # grid point of those minutes, or of the distance
    driven: NDArray[np.int16]  # the same where a lift serves, for people whom others drive
    site_best: Bytes  # by site
    site_hope: Bytes
    site_minutes: Bytes  # under the person's limit to the CFA
    near_sites: Ints  # those that lie near, see `far`
    sites_by: Longs  # how many of each class
    drawn: Longs  # [0]: the limit last drawn, -1 none
    ranges: Longs  # [0]: how many are read
    first_cell: Ints  # by range: around all homes, none twice
    end_cell: Ints
    first_near: Ints  # by range: narrowed to what the limit last drawn leaves
    end_near: Ints


def new_around(world: World) -> Around:
    """Scratch for any one person of a world."""
    zones, sites = int(world.by_trade.zone_from[-1]), world.sites
    ranges = most_ranges(world)
    byte, whole_number = np.uint8, np.int32
    return Around(
        best=np.zeros(zones, dtype=byte),
        by=np.zeros(zones, dtype=whole_number),
        lift=np.zeros(zones, dtype=byte),
        lift_by=np.zeros(zones, dtype=whole_number),
        hope=np.zeros(zones, dtype=byte),
        crow=np.zeros(zones),
        minutes=np.zeros(zones, dtype=byte),
        state=np.zeros(zones, dtype=byte),
        journey=np.zeros(zones, dtype=np.int16),
        driven=np.zeros(zones, dtype=np.int16),
        site_best=np.zeros(sites, dtype=byte),
        site_hope=np.zeros(sites, dtype=byte),
        site_minutes=np.zeros(sites, dtype=byte),
        near_sites=np.zeros(sites, dtype=whole_number),
        sites_by=np.zeros(SITE_CLASSES, dtype=np.int64),
        drawn=np.full(1, -1, dtype=np.int64),
        ranges=np.zeros(1, dtype=np.int64),
        first_cell=np.zeros(ranges, dtype=whole_number),
        end_cell=np.zeros(ranges, dtype=whole_number),
        first_near=np.zeros(ranges, dtype=whole_number),
        end_near=np.zeros(ranges, dtype=whole_number),
    )


def with_ranges(around: Around, ranges: int) -> Around:
    """Scratch of the same board with room for so many ranges around a person."""
    if len(around.first_cell) >= ranges:
        return around
    first_cell, end_cell, first_near, end_near = np.zeros((4, ranges), dtype=np.int32)
    return around._replace(
        first_cell=first_cell, end_cell=end_cell, first_near=first_near, end_near=end_near
    )


def most_ranges(world: World) -> int:
    """How many ranges lie around any one person at most."""
    at_home = int(np.diff(world.near.range_from).max(initial=0))
    homes = int(np.diff(world.people.own_from).max(initial=1)) if len(world.people) else 1
    return at_home * homes


@inlined
def known_under(best: int, hope: int, limit: int) -> int:
    """Minutes of the quickest sure journey; past the limit, one that may be leaves it unknown."""
    return UNKNOWN_MINUTES if best > limit and hope <= limit else best


@inlined
def state_under(minutes: int, limit: int, margin: int) -> int:
    """Open, to discuss, or too far, for known minutes (see `matcher.rank.limits`)."""
    over = minutes - limit
    if over <= 0:
        return OPEN
    return TOO_FAR if over > margin or minutes == LONGEST_MINUTES else TO_DISCUSS


@inlined
def state_at(world: World, minutes: int, crow: float, limit: int) -> int:
    """The state of a place; an unknown journey is open unless no transport could make it."""
    margin = world.law.margin
    if minutes != UNKNOWN_MINUTES:
        return state_under(minutes, limit, margin)
    # Compared as false where the place is not known.
    return TOO_FAR if crow > world.law.fastest_kmh * (limit + margin) / 60 else OPEN


@inlined
def is_driven(world: World, person: int) -> bool:
    """Whether the person has declared a lift."""
    return bool(world.people.lift_from[person] != world.people.lift_from[person + 1])
