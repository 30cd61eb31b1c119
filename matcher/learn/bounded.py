"""Which step lowers a convex quadratic most while some numbers stay above their least?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

type Numbers = NDArray[np.float64]

_ROUNDS: Final = 200
_CLOSE: Final = 1e-9


def bounded_step(curvature: Numbers, gradient: Numbers, at: Numbers, least: Numbers) -> Numbers:
    """The step s that lowers gradient·s + s·curvature·s/2 most while at + s ≥ least.

    Held numbers are those at their least that would go below; the others take a Newton step as far
    as the first of them meets its least, until nothing moves.
    """
    step = np.zeros(len(at))
    held = at <= least
    for _ in range(_ROUNDS):
        slope = gradient + curvature @ step
        free = ~held
        move = np.zeros(len(at))
        if free.any():
            inside = curvature[np.ix_(free, free)]
            move[free] = -cho_solve(cho_factor(inside), slope[free])
        room = _room(at + step, move, least)
        step = step + room * move
        if room < 1:
            held |= (at + step <= least + _CLOSE) & (move < 0)
            continue
        slope = gradient + curvature @ step
        wrong = held & (slope < -_CLOSE)
        if not wrong.any():
            break
        held[np.argmin(np.where(wrong, slope, 0))] = False
    return step


def _room(at: Numbers, move: Numbers, least: Numbers) -> float:
    """How much of a move fits, at most all of it."""
    falls = move < 0
    with np.errstate(invalid="ignore"):
        fits = np.where(falls, (least - at) / np.where(falls, move, -1.0), np.inf)
    return float(np.clip(fits.min(initial=1.0), 0.0, 1.0))
