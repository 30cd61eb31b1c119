"""Every offer that a few people read, person by person: where each stands, and what excludes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.batch import everybody
from matcher.kernel.board import Board
from matcher.kernel.columns.world import World
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.scratch import Scratch
from matcher.kernel.loop.work import Asked as Lists
from matcher.kernel.loop.work import Work, new_work
from matcher.kernel.prepare import crowd_of
from matcher.kernel.ways.around import OPEN, most_ranges
from matcher.scorecard import SCORED_KINDS
from models.enums import OfferKind
from models.frames.table import Rows

_BIT: Final = {OfferKind.APPRENTICESHIP: 0b01, OfferKind.PMSMP: 0b10}


@dataclass(frozen=True)
class Asked:
    """How many offers are listed, of which kinds."""

    k: int = 0
    kinds: tuple[OfferKind, ...] = SCORED_KINDS


EVERYTHING: Final = Asked()


@dataclass(frozen=True)
class Reads:
    """Offers read by one person, (n,) by row of the pool; what is not among them is out of reach.

    `found`: findings that exclude, not sought for what is too far. `score`: product of two
    probabilities in 1/2**24, -1 for what is too far. `listed`, `discussed`: rows of the pool, best
    first, k at most.
    """

    row: NDArray[np.int64]
    state: NDArray[np.uint8]
    found: NDArray[np.int64]
    score: NDArray[np.int64]
    minutes: NDArray[np.uint8]
    listed: NDArray[np.int64]
    discussed: NDArray[np.int64]

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Which of them the person can surely go to, or might: within limits, and lawful."""
        return np.asarray((self.state == OPEN) & (self.found == 0))


def around(board: Board, frames: Mapping[str, Rows], viewer: str = "") -> World:
    """The people of the frames with all that lies around them, ready to be read."""
    return everybody(board, crowd_of(board, frames, viewer))


def read_each(
    board: Board, world: World, people: Iterable[int], asked: Asked = EVERYTHING
) -> Iterator[Reads]:
    """What each of these people of the board's world reads, in the order given."""
    kinds = sum(_BIT[kind] for kind in asked.kinds)
    # Never none: room for nothing would mean that nothing is noted.
    room = len(world.by_trade.entries) + 1
    lists, ranges, work = Lists(asked.k, kinds, reads=room), most_ranges(world), None
    for person in people:
        # Not kept from one person to the next: who reads may not ask for the next.
        with board.at_rest.scratch(world, ranges) as scratch:
            work = _emptied(work, scratch) if work else new_work(world, 1, lists, scratch)
            rank_people(world, np.array([person]), work)
        yield _noted(work)


def _emptied(work: Work, scratch: Scratch) -> Work:
    """The same with nothing listed."""
    for lists in (work.listed, work.discussed):
        lists.taken[:] = 0
    return work._replace(scratch=scratch)


def _noted(work: Work) -> Reads:
    """A copy of what was noted of the last person, by row of the pool."""
    n, noted = int(work.reads.taken[0]), work.reads
    order = np.argsort(noted.offer[:n])
    listed, discussed = (
        lists.offer[0, : lists.taken[0]].astype(np.int64) for lists in (work.listed, work.discussed)
    )
    return Reads(
        row=noted.offer[order].astype(np.int64),
        state=noted.state[order],
        found=noted.found[order],
        score=noted.score[order],
        minutes=noted.minutes[order],
        listed=listed,
        discussed=discussed,
    )
