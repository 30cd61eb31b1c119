"""Where does scratch lie between two queries of one board? To clear a megabyte anew costs more.

Pages that were never touched are the most of what a single query waits for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from matcher.kernel.columns.world import World
from matcher.kernel.loop.scratch import Scratch, new_scratch
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.ways.around import most_ranges, with_ranges


@dataclass(frozen=True, eq=False)
class AtRest:
    """Scratch that no query uses; any number of threads may take and give back at once.

    It fits every world of one board: only how many ranges lie around a home differs.
    """

    _scratch: list[Scratch] = field(default_factory=list, repr=False)

    @contextmanager
    def work(self, world: World, people: int, asked: Asked) -> Iterator[Work]:
        """Work for so many people of a world; its results are theirs for good, its scratch not."""
        with self.scratch(world, most_ranges(world)) as scratch:
            yield new_work(world, people, asked, scratch)

    @contextmanager
    def scratch(self, world: World, ranges: int) -> Iterator[Scratch]:
        """Scratch for a world of so many ranges, until the block ends.

        Where the block fails, the scratch is let go.
        """
        scratch = self._taken(world, ranges)
        yield scratch
        self._scratch.append(scratch)

    def _taken(self, world: World, ranges: int) -> Scratch:
        # Taking and giving back are each one step that no other thread can interrupt.
        try:
            scratch = self._scratch.pop()
        except IndexError:
            return new_scratch(world)
        return scratch._replace(around=with_ranges(scratch.around, ranges))
