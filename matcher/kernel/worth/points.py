"""How are both log-odds of a pair held in one number?

"Signed" in the upper 32 bits, "held" in the lower ones: one addition adds to both, exactly, while
either sum stays below two billion. In 1/1024 log-odds.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.compiled import inlined

SHIFT: Final = 32
_HALF: Final = 1 << 31
_MASK: Final = (1 << 32) - 1


def packed(signed: NDArray[Any], held: NDArray[Any]) -> NDArray[np.int64]:
    """Points from two whole contributions, any shape."""
    return (np.asarray(signed, dtype=np.int64) << SHIFT) + np.asarray(held, dtype=np.int64)


@inlined
def held_of(points: int) -> int:
    """The log-odds "held" of points."""
    return ((points + _HALF) & _MASK) - _HALF


@inlined
def signed_of(points: int) -> int:
    """The log-odds "signed" of points."""
    return (points - held_of(points)) >> SHIFT


@inlined
def greater(one: int, other: int) -> int:
    """The greater of either log-odds."""
    signed = max(signed_of(one), signed_of(other))
    return (signed << SHIFT) + max(held_of(one), held_of(other))


def most(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """The greatest of either log-odds along the last axis."""
    signed, held = unpacked(points)
    return packed(signed.max(axis=-1), held.max(axis=-1))


def unpacked(points: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Both contributions of many points."""
    held = ((points + _HALF) & _MASK) - _HALF
    return (points - held) >> SHIFT, held
