"""How much does each measure count? Boosted trees over labelled pairs, then calibrated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from matcher.employers.evidence import FREE, NAMES, measured
from matcher.employers.judge import QUESTIONS, words_by_weight
from matcher.employers.reading import read_establishment
from matcher.employers.training_pairs import LabelledPair, TrainingPair, training_pairs
from matcher.employers.trees import Forest, Row, Tree
from matcher.employers.vocabulary import Vocabulary

_FOLDS: Final = 5
_PLAN: Final = {
    "max_iter": 100,
    "learning_rate": 0.08,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 6,
    "l2_regularization": 1.0,
    "early_stopping": False,
}
# More likeness, or a nearer door, never makes one site less likely.
_MONOTONE: Final = {name: 1 for name in NAMES if name not in FREE}


@dataclass(frozen=True)
class Material:
    """Measures, labels, weights and groups of the training pairs; `real` ones were labelled."""

    measures: NDArray[np.float64]
    labels: NDArray[np.bool_]
    weights: NDArray[np.float64]
    groups: NDArray[np.int64]
    real: NDArray[np.bool_]

    def only(self, rows: NDArray[np.bool_]) -> "Material":
        """The chosen rows."""
        return Material(
            self.measures[rows], self.labels[rows], self.weights[rows], self.groups[rows],
            self.real[rows],
        )  # fmt: skip


def learn(
    labelled: Sequence[LabelledPair],
    vocabulary: Vocabulary,
    seed: int = 0,
    on_progress: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """The document an `EmployerJudge` reads, without its card."""
    pairs = training_pairs(labelled, seed)
    document: dict[str, Any] = {
        "measures": list(NAMES), "words": words_by_weight(vocabulary.weights),
    }  # fmt: skip
    measures = _measures([pair.pair for pair in pairs], vocabulary)
    for question in QUESTIONS:
        on_progress(question)
        document[question] = fit(_material(pairs, measures, question), seed)
    return document


def fit(material: Material, seed: int) -> dict[str, Any]:
    """Trees for one question, and the slope and shift that make their log-odds probabilities."""
    hidden = _hidden_log_odds(material, seed)
    platt = LogisticRegression(C=1e6).fit(
        hidden[material.real, None], material.labels[material.real]
    )
    trees, start = written_down(boosted(material))
    return {
        "slope": round(float(platt.coef_[0, 0]), 4),
        "shift": round(float(platt.intercept_[0]), 4),
        "start": round(start, 4),
        "trees": trees,
    }


def _hidden_log_odds(material: Material, seed: int) -> NDArray[np.float64]:
    """Log-odds of every pair, from trees that saw no pair of its group of employers."""
    folds = np.random.default_rng(seed).integers(0, _FOLDS, int(material.groups.max()) + 1)
    found = np.zeros(len(material.labels))
    for fold in range(_FOLDS):
        away = folds[material.groups] == fold
        trees, start = written_down(boosted(material.only(~away)))
        found[away] = Forest(trees, NAMES, start).log_odds(material.measures[away])
    return found


def boosted(material: Material) -> HistGradientBoostingClassifier:
    """The fitted trees of scikit-learn."""
    constraints = [_MONOTONE.get(name, 0) for name in NAMES]
    model = HistGradientBoostingClassifier(monotonic_cst=constraints, random_state=0, **_PLAN)
    return model.fit(material.measures, material.labels, sample_weight=material.weights)


def written_down(fitted: HistGradientBoostingClassifier) -> tuple[list[Tree], float]:
    """Rows of every tree, and the log-odds they start from."""
    trees = [[_node(node) for node in predictor.nodes] for (predictor,) in fitted._predictors]
    return trees, float(fitted._baseline_prediction[0, 0])


def _node(node: np.void) -> Row:
    if node["is_leaf"]:
        return [round(float(node["value"]), 4)]
    # Measures are tenths: a threshold between two of them needs two figures.
    at = round(float(node["num_threshold"]), 2)
    return [NAMES[node["feature_idx"]], at, int(node["left"]), int(node["right"])]


def _measures(pairs: Sequence[LabelledPair], vocabulary: Vocabulary) -> NDArray[np.float64]:
    readings = ((read_establishment(p.first), read_establishment(p.second)) for p in pairs)
    return np.array([measured(*pair, vocabulary) for pair in readings])


def _material(
    pairs: Sequence[TrainingPair], measures: NDArray[np.float64], question: str
) -> Material:
    labels: Mapping[str, list[bool]] = {
        "site": [pair.pair.same_site for pair in pairs],
        "org": [pair.pair.same_org for pair in pairs],
    }
    return Material(
        measures,
        np.array(labels[question]),
        np.array([pair.weight for pair in pairs]),
        np.array([pair.group for pair in pairs]),
        np.array([not pair.made_up for pair in pairs]),
    )
