"""How much should each measure count? Learned from titles the finder has not seen."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from matcher.trades.documents import Frames
from matcher.trades.evidence import MEASURES, TradeEvidence
from matcher.trades.frames_known import facts_from_frames
from matcher.trades.knowledge import knowledge_from_frames
from matcher.trades.reader import TradeReader

# Hires stay out: held-out titles are rarer than what people ask for.
NOT_LEARNED = ("hires",)
# Of 0.001 to 0.01 the best first answers on hidden titles, by less than a point.
_RIDGE = 5e-3
_FIRST_GUESS = 3.0


@dataclass(frozen=True)
class LearningPlan:
    """`folds` parts of titles and of everyday phrases; `held_out` of them are hidden in turn.

    Of each hidden part `texts` titles and as many phrases are read.
    """

    folds: int = 8
    held_out: int = 4
    texts: int = 250
    seed: int = 0


def learn_weights(frames: Frames, plan: LearningPlan) -> dict[str, float]:
    """Log-odds per unit of each learned measure, by conditional logit over all trades."""
    measures, answers = held_out_measures(frames, plan)
    return fitted_weights(measures, answers)


def held_out_measures(frames: Frames, plan: LearningPlan) -> tuple[np.ndarray, np.ndarray]:
    """Measures (texts × trades × MEASURES) of hidden texts, and the position of each's trade."""
    trades = sorted(frames["trades"]["rome"])
    place = {rome: number for number, rome in enumerate(trades)}
    chance = np.random.default_rng(plan.seed)
    kinds = {"titles": "title", "lexicon": "phrase"}
    fold = {name: chance.integers(0, plan.folds, len(frames[name])) for name in kinds}
    parts: list[np.ndarray] = []
    answers: list[int] = []
    for hidden in range(plan.held_out):
        asked: list[str] = []
        for name, column in kinds.items():
            rows = chance.permutation(np.flatnonzero(fold[name] == hidden))[: plan.texts]
            asked.extend(frames[name][column].iloc[rows])
            answers.extend(place[rome] for rome in frames[name]["rome"].iloc[rows])
        seen = {name: frames[name][fold[name] != hidden] for name in kinds}
        parts.append(_measured(frames | seen, asked))
    return np.concatenate(parts), np.array(answers)


def fitted_weights(measures: np.ndarray, answers: np.ndarray) -> dict[str, float]:
    """Weights under which the right trades are likeliest; those of NOT_LEARNED are absent."""
    learned = [name for name in MEASURES if name not in NOT_LEARNED]
    values = measures[:, :, [MEASURES.index(name) for name in learned]].astype(np.float64)
    right = values[np.arange(len(answers)), answers]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = values @ weights
        odds -= odds.max(axis=1, keepdims=True)
        chances = np.exp(odds)
        chances /= chances.sum(axis=1, keepdims=True)
        right_chance = chances[np.arange(len(answers)), answers]
        slope = np.einsum("ij,ijk->ik", chances, values) - right
        penalty = _RIDGE * float(weights @ weights)
        cost = -float(np.log(right_chance + 1e-12).mean()) + penalty
        return cost, slope.mean(axis=0) + 2 * _RIDGE * weights

    start = np.full(len(learned), _FIRST_GUESS)
    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    return dict(zip(learned, (float(value) for value in found.x), strict=True))


def _measured(frames: Frames, asked: list[str]) -> np.ndarray:
    knowledge = knowledge_from_frames(frames)
    reader = TradeReader(knowledge, facts_from_frames(frames).places)
    texts = [reader.read(text) for text in asked]
    evidence = TradeEvidence(knowledge)
    parts = [evidence.measure(texts[at : at + 100]).measures for at in range(0, len(texts), 100)]
    return np.concatenate(parts)
