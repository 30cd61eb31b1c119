"""Which offers, in which order, for this young person, and why?"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.columns.given import one_read, people_given
from matcher.pool import Pool
from matcher.rank.asked import day, whole
from matcher.rank.candidates import match_pool, read_candidates
from matcher.rank.explained import Explainer, Parted
from matcher.rank.firms_to_ask import firms_to_ask
from matcher.rank.made_with import MadeWith
from matcher.rank.ranking import Ranking
from matcher.rank.view import EVERYTHING, View

if TYPE_CHECKING:
    from matcher.kernel.board import Board
    from matcher.kernel.reads import Reads
    from matcher.levers import Found
    from matcher.rank.prepared import Prepared
    from matcher.rank.reader import Reader
    from matcher.refresh.pool import PoolEdit

MOST_EXCLUDED: Final = 50


class Matcher(MadeWith):
    """Ranks offers for young people under a scorecard, dated rules and travel times."""

    def rank(
        self,
        people: Mapping[str, pd.DataFrame],
        pool: Pool,
        k: int,
        today: date,
        threads: int = 1,
    ) -> pd.DataFrame:
        """The k best offers of many people (frames of `models.frames.people`), as `RANKED`.

        The same lists as `rank_one` gives, by the compiled kernel; nothing is explained. Proposals
        of a frame `waiting` are no competition to whom they were made. Raises `FrameError` naming
        the column and row of the first value that cannot be, before anything is ranked, and
        `InvalidCode` for a k, a number of threads or a day that is none.
        """
        k, threads, today = whole("k", k), whole("threads", threads), day(today)
        k = min(k, max(1, len(pool.offers)))
        from matcher.kernel.rank_frames import rank_frames
        from matcher.rank.corrected import waiting_in, with_corrected

        given = people_given(people, pool.trade_labels, today)
        listed = rank_frames(self.board(pool, today), given, k, threads)
        return with_corrected(
            listed,
            given,
            pool,
            lambda own: self.rank_one(own, pool, today, View(k, own=waiting_in(own))),
        )

    def prepare(
        self, people: Mapping[str, pd.DataFrame], pool: Pool, k: int, today: date
    ) -> "Prepared":
        """A few people ready to be asked again and again: arrays in, arrays out.

        Journeys that an adviser corrected and own waiting proposals are not read here: `rank` reads
        them. Raises as `rank` does.
        """
        k, today = whole("k", k), day(today)
        from matcher.kernel.prepare import crowd_of
        from matcher.rank.prepared import prepared

        given = people_given(people, pool.trade_labels, today)
        board = self.board(pool, today)
        return prepared(board, crowd_of(board, given), k)

    def levers(
        self, person: Mapping[str, pd.DataFrame], pool: Pool, today: date, view: View = EVERYTHING
    ) -> "tuple[Found, ...]":
        """What would open more to the one person of these frames, what opens most first.

        Raises `FrameError` naming the column and row of the first value that cannot be.
        """
        from matcher.levers import find_levers
        from matcher.rank.corrected import corrected_ids

        reader, read = self._reader, one_read(person)
        plainly = reader.plainly(today, view) if corrected_ids(read) else None
        return find_levers(reader.board(pool, today, view.own), read, view.viewer, plainly)

    def board(self, pool: Pool, today: date) -> "Board":
        """The columns that queries on this pool and day read: a second's work for France, kept."""
        return self._reader.board(pool, today)

    def edit(
        self, pool: Pool, edit: "PoolEdit", today: date, prior_settings: Mapping[str, Any]
    ) -> Pool:
        """The pool, and its columns, with a few rows read anew: the same as if built of all."""
        from matcher.refresh.pool import edited_pool

        edited = edited_pool(pool, edit, prior_settings)
        self._reader.edited(edited, today)
        return edited.pool

    @cached_property
    def _reader(self) -> "Reader":
        # The compiler takes half a second to import: only who ranks waits for it.
        from matcher.kernel.board import Judges
        from matcher.rank.reader import Reader

        return Reader(Judges(self.scorecard, self.rules, self.travel))

    def rank_one(
        self,
        frames: Mapping[str, pd.DataFrame],
        pool: Pool,
        today: date,
        view: View = EVERYTHING,
    ) -> Ranking:
        """The ranking of the one person of these frames on a day, explained.

        The kernel finds and orders; what is shown is then explained pair by pair. Raises
        `FrameError` naming the column and row of the first value that cannot be.
        """
        from matcher.rank.advice import CAUSES_TOLD, advise
        from matcher.rank.survey import survey_of

        # What the kernel and the explanations both read is fetched from pandas once.
        reader, read = self._reader, one_read(frames)
        board = reader.board(pool, today, view.own)
        (reads,) = reader.reads(board, read, view)
        person = Person.from_frames(read, str(read["people"]["person_id"][0]))
        judge, law = reader.judge(today, view), reader.law_on(today)
        matched = match_pool(person, board.pool, view.viewer)
        survey = survey_of(matched, reads, board.pool, view.kinds)
        excluded = survey.nearest_excluded(person, board.pool, MOST_EXCLUDED)
        witnesses = [row for _, _, row in survey.causes()[:CAUSES_TOLD]]
        shown = np.concatenate([reads.listed, reads.discussed, excluded, witnesses])
        candidates = read_candidates(person, board.pool, judge, matched.at(shown))
        return Explainer(judge, law, board.pool).ranking(
            candidates,
            Parted(
                listed=candidates.places_of(reads.listed),
                to_discuss=candidates.places_of(reads.discussed),
                excluded=candidates.places_of(excluded),
                listed_total=int(survey.is_open.sum()),
                reachable_total=int((survey.is_open & survey.is_known).sum()),
                excluded_total=int(survey.excluded.sum()),
            ),
            advise(candidates, survey, law),
            firms_to_ask(person, board.pool, candidates, self.rules, today),
        )

    def look_at(
        self, person: Person, pool: Pool, row: int, today: date, view: View = EVERYTHING
    ) -> Ranking | None:
        """One offer of the pool alone, in its place and explained; None in a trade not wished."""
        explainer = self._explainer(pool.only(row), today, view)
        alone = explainer.candidates(person)
        return None if alone is None else explainer.alone(alone)

    def entries_of(
        self, person: Person, pool: Pool, row: int, today: date, view: View = EVERYTHING
    ) -> NDArray[np.int64] | None:
        """Grid entries of one offer of the pool, (factors,): as `look_at` has them, not explained.

        None in a trade not wished, or where a limit or a rule excludes the offer.
        """
        explainer = self._explainer(pool.only(row), today, view)
        alone = explainer.candidates(person)
        return None if alone is None else explainer.entries_alone(alone)

    def _explainer(self, alone: Pool, today: date, view: View) -> Explainer:
        """Who explains the only offer of a pool."""
        reader = self._reader
        seen = alone.without_pending(view.own)
        return Explainer(reader.judge(today, view), reader.law_on(today), seen)

    def read_each(
        self, people: Mapping[str, pd.DataFrame], pool: Pool, today: date, view: View = EVERYTHING
    ) -> "Iterator[Reads]":
        """What each of these people reads, in their order: places and scores, nothing explained."""
        return self._reader.reads(self._reader.board(pool, today, view.own), people, view)
