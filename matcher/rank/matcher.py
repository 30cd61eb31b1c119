"""Which offers, in which order, for this young person, and why?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.columns.given import people_given
from matcher.eligibility import Eligibility, Judgement
from matcher.pistes.find import Piste, PisteSearch, find_pistes
from matcher.pool import Pool
from matcher.rank.advice import advise
from matcher.rank.candidates import Candidates, Judge, read_candidates
from matcher.rank.corrected import with_corrected
from matcher.rank.explain import explain
from matcher.rank.order import merged, nearest_first, of_kind
from matcher.rank.ranking import Ranking
from matcher.rank.reasons import exclusion_reasons, warnings_of
from matcher.rank.score import score_pairs
from matcher.scorecard import SCORED_KINDS, Scorecard
from models.enums import OfferKind
from models.errors import InvalidCode
from models.protocols import TravelTimes
from models.rules import RuleBook

if TYPE_CHECKING:
    from matcher.kernel.board import Board
    from matcher.levers import Found
    from matcher.rank.boards import Boards

MOST_EXCLUDED: Final = 50


@dataclass(frozen=True)
class View:
    """What is asked of a ranking: how many offers, of which kinds, by which structure.

    `own`: offers of the person's own waiting proposals, one a proposal: no competition to them.
    """

    k: int = 20
    kinds: tuple[OfferKind, ...] = SCORED_KINDS
    viewer: str = ""
    own: tuple[str, ...] = ()


EVERYTHING: Final = View()


class Matcher:
    """Ranks offers for young people under a scorecard, dated rules and travel times."""

    def __init__(self, scorecard: Scorecard, rules: RuleBook, travel: TravelTimes) -> None:
        self.scorecard = scorecard
        self.rules = rules
        self.travel = travel
        self._eligibility: dict[date, Eligibility] = {}

    def get_params(self) -> dict[str, object]:
        """What the matcher was made with."""
        return {"scorecard": self.scorecard, "rules": self.rules, "travel": self.travel}

    def rank(
        self,
        people: Mapping[str, pd.DataFrame],
        pool: Pool,
        k: int,
        today: date,
        threads: int = 1,
    ) -> pd.DataFrame:
        """The k best offers of many people (frames of `models.frames.people`), as `RANKED`.

        The same lists as `rank_one` gives, by the compiled kernel; nothing is explained. Raises
        `FrameError` naming the column and row of the first value that cannot be, before anything
        is ranked, and `InvalidCode` for a k or a number of threads below 1.
        """
        for name, number in (("k", k), ("threads", threads)):
            if number < 1:
                raise InvalidCode(name, "un nombre à partir de 1", "moins de 1")
        from matcher.kernel.rank_frames import rank_frames

        frames = people_given(people, pool.trade_labels)
        listed = rank_frames(self.board(pool, today), frames, k, threads)
        return with_corrected(
            listed, frames, pool, lambda person: self.rank_one(person, pool, today, View(k))
        )

    def levers(
        self, person: Mapping[str, pd.DataFrame], pool: Pool, today: date, view: View = EVERYTHING
    ) -> "tuple[Found, ...]":
        """What would open more to the one person of these frames, what opens most first."""
        from matcher.kernel.own_pending import without_pending
        from matcher.levers import find_levers

        board = without_pending(self.board(pool, today), self.scorecard, view.own)
        return find_levers(board, person, view.viewer)

    def board(self, pool: Pool, today: date) -> "Board":
        """The columns that queries on this pool and day read: a second's work for France, kept."""
        return self._boards.of(pool, today)

    @cached_property
    def _boards(self) -> "Boards":
        # The compiler takes half a second to import: only who ranks waits for it.
        from matcher.kernel.board import Judges
        from matcher.rank.boards import Boards

        return Boards(Judges(self.scorecard, self.rules, self.travel))

    def rank_one(
        self,
        person: Person,
        pool: Pool,
        today: date,
        view: View = EVERYTHING,
    ) -> Ranking:
        """The ranking of one person on a day, explained; `view` says what is asked for."""
        k, kinds = view.k, view.kinds
        judge = Judge(self.scorecard, self.rules, self.travel, today, view.viewer)
        candidates = read_candidates(person, pool, judge)
        pairs = candidates.pairs
        law = self._eligibility_on(today)
        judgement = law.judge(person, pairs.offers, pairs.cfa.session)
        scores = score_pairs(pairs, self.scorecard)
        listable, to_discuss, out = _parted(candidates, judgement, kinds)
        whole = merged(pairs, scores, listable)
        discussed = merged(pairs, scores, to_discuss)[:k]
        listed, excluded = whole[:k], nearest_first(pairs, out)[:MOST_EXCLUDED]
        shown, removed = [*listed.tolist(), *discussed.tolist()], excluded.tolist()
        return Ranking(
            today=today,
            scorecard_id=self.scorecard.scorecard_id,
            candidates=candidates,
            scores=scores,
            judgement=judgement,
            listed=listed,
            listed_total=len(whole),
            to_discuss=discussed,
            excluded=excluded,
            excluded_total=len(out),
            pistes=tuple(self._pistes(person, pool, candidates, today)),
            advice=advise(candidates, judgement, law, (whole, to_discuss, out)),
            explanations={row: explain(pairs, scores, row, self.scorecard) for row in shown},
            reasons={row: exclusion_reasons(candidates, judgement, law, row) for row in removed},
            warnings={row: warnings_of(candidates, pool, judgement, law, row) for row in shown},
        )

    def _eligibility_on(self, today: date) -> Eligibility:
        known = self._eligibility.get(today)
        if known is None:
            known = Eligibility(self.rules, today)
            # One day at a time is kept; a query on another day goes on with its own.
            self._eligibility = {today: known}
        return known

    def _pistes(
        self, person: Person, pool: Pool, candidates: Candidates, today: date
    ) -> list[Piste]:
        search = PisteSearch(
            romes=tuple(wish.rome for wish in person.wishes),
            limit=candidates.limits.employer,
            farthest_km=candidates.limits.fastest_kmh * candidates.limits.employer / 60,
            apprentices_per_master=int(self.rules.value("master_apprentices", today)),
            working_hours=self.rules.value("assumed_working_hours", today),
        )
        return find_pistes(person, pool.employers, candidates.journeys, search)


def open_rows(candidates: Candidates, judgement: Judgement) -> NDArray[np.int64]:
    """Rows open to the person, of every kind, in the order they were read."""
    return _parted(candidates, judgement, SCORED_KINDS)[0]


def _parted(
    candidates: Candidates, judgement: Judgement, kinds: Sequence[OfferKind]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Rows open to the person, rows to discuss, rows excluded."""
    rows = np.arange(len(candidates.pairs))
    wanted = np.zeros(len(rows), dtype=bool)
    for kind in kinds:
        wanted[of_kind(candidates.pairs, rows, kind)] = True
    excluded = (judgement.excluded != 0) | candidates.reach.excluded
    to_discuss = candidates.reach.to_discuss & ~excluded
    is_open = ~excluded & ~to_discuss
    return rows[wanted & is_open], rows[wanted & to_discuss], rows[wanted & excluded]
