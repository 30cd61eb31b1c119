"""Are two establishments one site, or one organisation? Calibrated probabilities of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.employers.evidence import NAMES, measured
from matcher.employers.reading import Reading
from matcher.employers.towns import Towns
from matcher.employers.trees import Forest
from matcher.employers.vocabulary import Vocabulary
from models.errors import PasserelleError

QUESTIONS: Final = ("site", "org")


class OtherMeasures(PasserelleError, ValueError):
    """Weights learned on other measures than the code has."""

    def __init__(self) -> None:
        super().__init__(
            "Les poids de la reconnaissance des employeurs ne sont pas faits pour ces mesures. "
            "Refaites-les : passerelle same-employer --train FICHIER."
        )


@dataclass(frozen=True)
class Likelihood:
    """Probabilities, 0–1. One site is always of one organisation: `org` is never below `site`."""

    site: float
    org: float


@dataclass(frozen=True)
class _Question:
    forest: Forest
    slope: float
    shift: float

    def probabilities(self, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        log_odds = self.slope * self.forest.log_odds(measures) + self.shift
        return np.asarray(1 / (1 + np.exp(-log_odds)))


class EmployerJudge:
    """Judges pairs of establishments by weights learned from labelled pairs."""

    def __init__(self, document: Mapping[str, Any], towns: Towns) -> None:
        if tuple(document["measures"]) != NAMES:
            raise OtherMeasures
        self.vocabulary = Vocabulary(weights_of(document["words"]), towns)
        self._questions = [_question(document[name]) for name in QUESTIONS]

    def judge(self, pairs: Sequence[tuple[Reading, Reading]]) -> list[Likelihood]:
        """The likelihood of every pair, in order."""
        if not pairs:
            return []
        measures = np.array([measured(*pair, self.vocabulary) for pair in pairs])
        sites, orgs = (question.probabilities(measures) for question in self._questions)
        return [
            Likelihood(float(site), float(max(site, org)))
            for site, org in zip(sites, orgs, strict=True)
        ]


def weights_of(words: Mapping[str, str]) -> dict[str, float]:
    """Weight of each word, from lists of words by weight ("0.45": "BOULANGERIE GARAGE")."""
    return {word: float(weight) for weight, listed in words.items() for word in listed.split()}


def words_by_weight(weights: Mapping[str, float]) -> dict[str, str]:
    """The lists that `weights_of` reads."""
    lists: dict[float, list[str]] = {}
    for word, weight in weights.items():
        lists.setdefault(weight, []).append(word)
    return {f"{weight:.2f}": " ".join(sorted(lists[weight])) for weight in sorted(lists)}


def _question(part: Mapping[str, Any]) -> _Question:
    forest = Forest(part["trees"], NAMES, part["start"])
    return _Question(forest, part["slope"], part["shift"])
