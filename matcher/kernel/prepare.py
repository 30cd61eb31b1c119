"""From frames of people to the world the kernel reads: their columns and what lies around them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.kernel.board import Board
from matcher.kernel.columns import World, records
from matcher.kernel.near import HomeSets, Near, Reach, home_sets
from matcher.kernel.people import Frames, Owned, people_of


@dataclass(frozen=True)
class Crowd:
    """People ready to be ranked, and the home sets they start from.

    `limit`: longest employer limit of each, in minutes; no journey beyond it is read.
    """

    owned: Owned
    homes: HomeSets
    limit: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.limit)


def crowd_of(board: Board, frames: Mapping[str, pd.DataFrame], viewer: str = "") -> Crowd:
    """People of frames that conform to `models.frames`, in the order of the frame."""
    read = Frames.of(frames)
    homes, person = read.homes()
    sets, origin = home_sets(homes, person, len(read.people))
    owned = people_of(read, origin, board.reading, viewer)
    return Crowd(owned, sets, _longest_limits(owned))


def _longest_limits(owned: Owned) -> NDArray[np.int64]:
    """The longest limit of any of each person's trades."""
    longest = owned.people.limit_employer.astype(np.int64)
    counts = np.diff(owned.people.wanted_from)
    np.maximum.at(longest, np.repeat(np.arange(len(longest)), counts), owned.wanted.limit)
    return longest


def reaches_of(board: Board, crowd: Crowd) -> dict[int, Reach]:
    """How far each home set reads, and by which modes: as much as any of its people needs."""
    n, people = len(crowd.homes), crowd.owned.people
    limit = np.zeros(n, dtype=np.int64)
    np.maximum.at(limit, people.origin, crowd.limit)
    modes = np.zeros(n, dtype=np.uint8)
    np.bitwise_or.at(modes, people.origin, people.surely | people.perhaps)
    km = board.reading_kmh * (limit + board.law.margin) / 60
    return {row: Reach(float(km[row]), int(modes[row])) for row in range(n)}


def world_of(board: Board, owned: Owned, near: Near) -> World:
    """The world of these people; their origins are rows of `near`."""
    return World(
        board.offers,
        board.by_trade,
        board.courses,
        board.course_index,
        board.tables,
        board.law,
        records(owned.people),
        records(owned.wanted),
        records(owned.lifts),
        records(owned.stays),
        records(owned.refused),
        records(near.origins),
        records(near.ranges),
        near.minutes,
        near.crow,
    )
