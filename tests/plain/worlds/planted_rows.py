"""Rows whose answers follow a planted sum of curves on the real factors' grids."""

import numpy as np

from data.scorecards import load_expert_page
from matcher.factors import FACTORS
from matcher.learn.additive import Prior
from matcher.learn.rows import Answered
from matcher.scorecard import Scorecard
from matcher.scorecard.expert import scorecard_from_page
from models.enums import OfferKind

CONTRACT = OfferKind.APPRENTICESHIP
EXPERT: Scorecard = scorecard_from_page(load_expert_page())
LEG = next(row for row, factor in enumerate(FACTORS) if factor.name == "employer_leg")
TRADE = next(row for row, factor in enumerate(FACTORS) if factor.name == "trade_fit")


def expert_prior(answers: float = 200.0, question: str = "signed") -> Prior:
    """The expert's curves about contracts as a prior of so many answers."""
    stage = getattr(EXPERT.kinds[CONTRACT], question)
    tables = tuple(stage.tables[factor.name] / 1024 for factor in FACTORS)
    return Prior(stage.intercept / 1024, tables, answers, 1.0, 10.0)


def random_entries(rng: np.random.Generator, n: int) -> np.ndarray:
    """Entries of n rows, each anywhere on its factor's grid; most journeys under an hour."""
    entries = np.array([rng.integers(factor.size, size=n) for factor in FACTORS], dtype=np.int16).T
    entries[:, LEG] = np.where(rng.random(n) < 0.9, rng.integers(0, 61, n), entries[:, LEG])
    return entries


def planted_log_odds(entries: np.ndarray) -> np.ndarray:
    """Falls by 1 over the first 50 minutes, by 0.3 a class of the trade; nothing else counts."""
    return 0.5 - np.minimum(entries[:, LEG], 50) / 50 - 0.3 * entries[:, TRADE]


def planted(seed: int, n: int) -> Answered:
    """Rows of one question, over a year, and their answers."""
    rng = np.random.default_rng(seed)
    entries = random_entries(rng, n)
    chance = 1 / (1 + np.exp(-planted_log_odds(entries)))
    return Answered(
        entries=entries,
        answer=rng.random(n) < chance,
        day=rng.integers(0, 365, n),
        trade=rng.choice(np.array(["D1102", "F1703"], dtype=object), n),
        groups={
            "sex": rng.choice(np.array(["f", "m", "rare"], dtype=object), n, p=[0.5, 0.49, 0.01])
        },
    )
