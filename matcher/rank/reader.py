"""Who reads a pool for people: its columns at hand, the rules of the day, and the compiled loop."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from matcher.columns import Person
from matcher.eligibility import Eligibility
from matcher.kernel.board import Board, Judges
from matcher.kernel.own_pending import without_pending
from matcher.kernel.reads import Asked, Reads, around, read_each
from matcher.pool import Pool
from matcher.rank.boards import Boards
from matcher.rank.candidates import Judge
from matcher.rank.corrected import corrected_ids, read_corrected
from matcher.rank.view import View
from matcher.refresh.pool import Edited
from models.frames.table import Rows


class Reader:
    """Reads pools under a scorecard, dated rules and travel times."""

    def __init__(self, judges: Judges) -> None:
        self._judges = judges
        self._boards = Boards(judges)
        self._law: dict[date, Eligibility] = {}

    def judge(self, today: date, view: View) -> Judge:
        """What decides on a day, for who asks."""
        known = self._judges
        return Judge(known.scorecard, known.rules, known.travel, today, view.viewer)

    def law_on(self, today: date) -> Eligibility:
        """The rules of a day."""
        known = self._law.get(today)
        if known is None:
            known = Eligibility(self._judges.rules, today)
            # One day at a time is kept; a query on another day goes on with its own.
            self._law = {today: known}
        return known

    def board(self, pool: Pool, today: date, own: tuple[str, ...] = ()) -> Board:
        """The pool's columns, as those see it whose own proposals wait."""
        return without_pending(self._boards.of(pool, today), own)

    def edited(self, edited: Edited, today: date) -> Board:
        """The columns of an edited pool: only those of what changed are reckoned."""
        return self._boards.edited(edited, today)

    def reads(self, board: Board, people: Mapping[str, Rows], view: View) -> Iterator[Reads]:
        """What each of these people reads; one by one where a journey was corrected."""
        world = around(board, people, view.viewer)
        found = read_each(board, world, range(len(people["people"])), Asked(view.k, view.kinds))
        corrected, plainly = corrected_ids(people), self.plainly(board.reading.today, view)
        for key, reads in zip(people["people"]["person_id"], found, strict=True):
            if key in corrected:
                yield plainly(Person.from_frames(people, str(key)), board.pool)
            else:
                yield reads

    def plainly(self, today: date, view: View) -> Callable[[Person, Pool], Reads]:
        """How somebody is read of whom a journey was corrected."""
        judge, law = self.judge(today, view), self.law_on(today)
        return lambda person, pool: read_corrected(person, pool, judge, law, view)
