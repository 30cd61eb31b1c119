"""What is the mean effect of an arm, adjusted for what was known before? Lin's regression.

Lin (2013): outcome on arm, centred covariates and their interactions with the arm. Its coefficient
of the arm is consistent whatever the truth, and never less precise than the difference in means
in large samples. Errors are HC2; without covariates they are Neyman's.
"""

import numpy as np

from matcher.trial.effect import UNKNOWN, Effect, Flags, Numbers, by_student


def lin(outcome: Numbers, plus: Flags, covariates: Numbers) -> Effect:
    """The effect of the arm, adjusted. Covariates (n, k) are centred here; unknown ones are filled.

    UNKNOWN when an arm has fewer than two people or there are no more people than terms.
    """
    if min(int(plus.sum()), int((~plus).sum())) < 2:
        return UNKNOWN
    known = centred(covariates)
    arm = plus.astype(np.float64)[:, None]
    terms = np.hstack([np.ones_like(arm), arm, known, arm * known])
    value, error, freedom = _hc2(terms, outcome)
    return by_student(value[1], error[1], freedom)


def slope(outcome: Numbers, over: Numbers) -> Effect:
    """How much the outcome rises with one number, straight-line, HC2."""
    if len(outcome) < 3 or np.ptp(over) == 0:
        return UNKNOWN
    value, error, freedom = _hc2(np.column_stack([np.ones_like(over), over]), outcome)
    return by_student(value[1], error[1], freedom)


def centred(covariates: Numbers) -> Numbers:
    """Covariates less their means; what is unknown at its mean, told by a column of its own."""
    missing = np.isnan(covariates)
    some = covariates[:, ~missing.all(axis=0)]
    filled = np.where(np.isnan(some), np.nanmean(some, axis=0), some)
    told = np.hstack([filled, missing[:, missing.any(axis=0)].astype(np.float64)])
    varied = told[:, np.ptp(told, axis=0) > 0]
    return np.asarray(varied - varied.mean(axis=0))


def residuals(outcome: Numbers, covariates: Numbers) -> Numbers:
    """What the covariates do not tell of the outcome, whatever the arm."""
    terms = np.hstack([np.ones((len(outcome), 1)), centred(covariates)])
    found, *_ = np.linalg.lstsq(terms, outcome, rcond=None)
    return np.asarray(outcome - terms @ found)


def _hc2(terms: Numbers, outcome: Numbers) -> tuple[Numbers, Numbers, int]:
    """Coefficients, their errors, degrees of freedom."""
    inverse = np.linalg.pinv(terms)
    value = inverse @ outcome
    left = outcome - terms @ value
    leverage = np.einsum("ij,ji->i", terms, inverse)
    weight = left**2 / np.clip(1 - leverage, 1e-9, None)
    error = np.sqrt((inverse**2) @ weight)
    return value, error, len(outcome) - int(np.linalg.matrix_rank(terms))
