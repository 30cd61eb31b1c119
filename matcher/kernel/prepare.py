"""From frames of people to the world the kernel reads: their columns and what lies around them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.board import Board
from matcher.kernel.columns.world import Near, World, records
from matcher.kernel.people.frames import Frames, Owned, people_of
from matcher.kernel.people.homes import Homes, homes_of
from matcher.kernel.ways.near import Reach
from models.frames.table import Rows


@dataclass(frozen=True)
class Crowd:
    """People ready to be ranked, and the homes they start from.

    `limit`: longest employer limit of each, in minutes; no journey beyond it is read.
    """

    owned: Owned
    homes: Homes
    limit: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.limit)


def crowd_of(board: Board, frames: Mapping[str, Rows], viewer: str = "") -> Crowd:
    """People of frames that conform to `models.frames`, or of their columns, in their order."""
    read = Frames.of(frames)
    homes = homes_of(*read.homes(), len(read.people))
    owned = people_of(read, homes.own_from, board.reading, viewer)
    return Crowd(owned, homes, _longest_limits(owned))


def _longest_limits(owned: Owned) -> NDArray[np.int64]:
    """The longest limit of any of each person's trades."""
    longest = owned.people.limit_employer.astype(np.int64)
    counts = np.diff(owned.people.wanted_from)
    np.maximum.at(longest, np.repeat(np.arange(len(longest)), counts), owned.wanted.limit)
    return longest


def reach_of(board: Board, crowd: Crowd) -> Reach:
    """How far each home reads, and by which modes: as much as any of its people needs."""
    people, homes = crowd.owned.people, crowd.homes
    whose = np.repeat(np.arange(len(crowd)), np.diff(homes.own_from))
    limit = np.zeros(len(homes), dtype=np.int64)
    np.maximum.at(limit, homes.own, crowd.limit[whose])
    modes = np.zeros(len(homes), dtype=np.uint8)
    np.bitwise_or.at(modes, homes.own, (people.surely | people.perhaps)[whose])
    return Reach(board.reading_kmh * (limit + board.law.margin) / 60, modes)


def world_of(board: Board, crowd: Crowd, near: Near) -> World:
    """The world of these people; `near` tells what lies around the homes of those to be ranked."""
    owned = crowd.owned
    return World(
        board.offers,
        board.posts,
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
        crowd.homes.own,
        near,
        len(board.ground.sites),
    )
