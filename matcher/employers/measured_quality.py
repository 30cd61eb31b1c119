"""How often are hidden pairs judged right? Measured on employers the weights never saw."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from matcher.employers.judge import EmployerJudge, Likelihood
from matcher.employers.learn import learn
from matcher.employers.reading import read_establishment
from matcher.employers.training_pairs import LabelledPair, employer_groups, teaches
from matcher.employers.vocabulary import Vocabulary

FOLDS: Final = 10
_SURE: Final = 0.5


@dataclass(frozen=True)
class Quality:
    """Of "same site" at 0.5: precision, recall, and the share called one site in each kind."""

    folds: int
    pairs: int
    precision: float
    recall: float
    called_one_site: dict[str, float]

    def as_card(self) -> dict[str, Any]:
        """Rounded, for the document's card."""
        kinds = self.called_one_site
        return {
            "folds": f"{self.folds}, whole groups of employers hidden; pairs with both addresses",
            "pairs": self.pairs,
            "precision_site": round(self.precision, 3),
            "recall_site": round(self.recall, 3),
            "called_one_site": {kind: round(part, 3) for kind, part in kinds.items()},
        }


def cross_validated(
    labelled: Sequence[LabelledPair],
    vocabulary: Vocabulary,
    on_progress: Callable[[int, int], None] = lambda _d, _a: None,
    folds: int = FOLDS,
) -> Quality:
    """Each fold of the employers judged by weights learned from the other folds."""
    groups = np.array(employer_groups(labelled))
    places = np.random.default_rng(0).integers(0, folds, groups.max() + 1)[groups]
    judged: list[tuple[LabelledPair, Likelihood]] = []
    for fold in range(folds):
        seen = [pair for pair, place in zip(labelled, places, strict=True) if place != fold]
        hidden = [pair for pair, place in zip(labelled, places, strict=True) if place == fold]
        judge = EmployerJudge(learn(seen, vocabulary), vocabulary.towns)
        judged += zip(hidden, judged_by(judge, hidden), strict=True)
        on_progress(fold + 1, folds)
    return quality_of([(pair, found.site) for pair, found in judged if teaches(pair)], folds)


def judged_by(judge: EmployerJudge, pairs: Sequence[LabelledPair]) -> list[Likelihood]:
    """The judge's answers for labelled pairs, in order."""
    return judge.judge(
        [(read_establishment(pair.first), read_establishment(pair.second)) for pair in pairs]
    )


def quality_of(judged: Sequence[tuple[LabelledPair, float]], folds: int) -> Quality:
    """Precision and recall of "same site" at 0.5, and the share so called in each kind."""
    called = [(pair, chance >= _SURE) for pair, chance in judged]
    right = sum(one and pair.same_site for pair, one in called)
    kinds = Counter(pair.kind for pair, _ in called)
    ones = Counter(pair.kind for pair, one in called if one)
    return Quality(
        folds,
        len(called),
        right / max(1, sum(one for _, one in called)),
        right / max(1, sum(pair.same_site for pair, _ in called)),
        {kind: ones[kind] / number for kind, number in sorted(kinds.items())},
    )
