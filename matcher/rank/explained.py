"""From offers in their places to a ranking: sums, reasons and warnings of what is shown."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.eligibility import Eligibility
from matcher.eligibility.judge import Judgement
from matcher.pistes.find import Piste
from matcher.pool import Pool
from matcher.rank.candidates import Candidates, Judge, match_pool, read_candidates
from matcher.rank.explain import explain
from matcher.rank.ranking import Advice, Ranking
from matcher.rank.reasons import exclusion_reasons, warnings_of
from matcher.rank.score import entries_of, score_pairs
from models.protocols import UNKNOWN_MINUTES


@dataclass(frozen=True)
class Parted:
    """Rows of the pairs, in order: listed, to discuss, excluded; and how many there are of each."""

    listed: NDArray[np.int64]
    to_discuss: NDArray[np.int64]
    excluded: NDArray[np.int64]
    listed_total: int
    reachable_total: int
    excluded_total: int


@dataclass(frozen=True)
class Explainer:
    """Who explains: what decides, the rules of the day, and the pool."""

    judge: Judge
    law: Eligibility
    pool: Pool

    def ranking(
        self,
        candidates: Candidates,
        parted: Parted,
        advice: tuple[Advice, ...] = (),
        pistes: tuple[Piste, ...] = (),
    ) -> Ranking:
        """The ranking, with everything said about the offers in their places."""
        return self._told(candidates, (parted, self._judged(candidates)), advice, pistes)

    def candidates(self, person: Person) -> Candidates | None:
        """The offers of the pool that are in this person's trades; None where none is."""
        matched = match_pool(person, self.pool, self.judge.viewer)
        return read_candidates(person, self.pool, self.judge, matched) if len(matched.row) else None

    def alone(self, candidates: Candidates) -> Ranking:
        """The one pair of these candidates, in its place."""
        judgement = self._judged(candidates)
        return self._told(candidates, (_alone(candidates, bool(judgement.excluded[0])), judgement))

    def entries_alone(self, candidates: Candidates) -> NDArray[np.int64] | None:
        """Entries of the one pair of these candidates, (factors,), None where it is excluded.

        The same as `alone` tells, of which nothing is explained.
        """
        # In the order of what each takes: most that are excluded are too far.
        if candidates.reach.excluded[0] or self._judged(candidates).excluded[0]:
            return None
        return entries_of(candidates.pairs)[:, 0]

    def _judged(self, candidates: Candidates) -> Judgement:
        pairs = candidates.pairs
        return self.law.judge(pairs.person, pairs.offers, pairs.cfa.session)

    def _told(
        self,
        candidates: Candidates,
        placed: tuple[Parted, Judgement],
        advice: tuple[Advice, ...] = (),
        pistes: tuple[Piste, ...] = (),
    ) -> Ranking:
        parted, judgement = placed
        pairs, law, card = candidates.pairs, self.law, self.judge.scorecard
        scores = score_pairs(pairs, card)
        shown = [*parted.listed.tolist(), *parted.to_discuss.tolist()]
        return Ranking(
            today=self.judge.today,
            scorecard_id=card.scorecard_id,
            candidates=candidates,
            scores=scores,
            judgement=judgement,
            listed=parted.listed,
            listed_total=parted.listed_total,
            reachable_total=parted.reachable_total,
            to_discuss=parted.to_discuss,
            excluded=parted.excluded,
            excluded_total=parted.excluded_total,
            pistes=pistes,
            advice=advice,
            explanations={row: explain(pairs, scores, row, card) for row in shown},
            reasons={
                row: exclusion_reasons(candidates, judgement, law, row)
                for row in parted.excluded.tolist()
            },
            warnings={
                row: warnings_of(candidates, self.pool, judgement, law, row) for row in shown
            },
        )


def _alone(candidates: Candidates, unlawful: bool) -> Parted:
    reach, none, one = candidates.reach, np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64)
    if unlawful or reach.excluded[0]:
        return Parted(none, none, one, 0, 0, 1)
    if reach.to_discuss[0]:
        return Parted(none, one, none, 0, 0, 0)
    is_known = candidates.pairs.legs.minutes[0] != UNKNOWN_MINUTES
    return Parted(one, none, none, 1, int(is_known), 0)
