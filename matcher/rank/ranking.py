"""What does a ranking hold?"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.eligibility import Judgement, Reason
from matcher.pistes.find import Piste
from matcher.rank.candidates import Candidates
from matcher.rank.explain import Explanation
from matcher.rank.score import Scores


@dataclass(frozen=True)
class Advice:
    """Why a list is empty or short, and what could be done: a code and a French sentence."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Ranking:
    """The ordered offers for one young person. Rows are those of `candidates.pairs`: what is shown.

    `listed`: offers shown, best first, both kinds merged; `reachable_total`: how many of the
    `listed_total` have a known journey. `to_discuss`: up to 15 minutes past a personal limit, best
    first. `excluded`: nearest first, fifty at most of `excluded_total`.
    """

    today: date
    scorecard_id: str
    candidates: Candidates
    scores: Scores
    judgement: Judgement
    listed: NDArray[np.int64]
    listed_total: int
    reachable_total: int
    to_discuss: NDArray[np.int64]
    excluded: NDArray[np.int64]
    excluded_total: int
    pistes: tuple[Piste, ...]
    advice: tuple[Advice, ...]
    explanations: dict[int, Explanation]
    reasons: dict[int, tuple[Reason, ...]]
    warnings: dict[int, tuple[Reason, ...]]
