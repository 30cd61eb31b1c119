"""Does the level reached give access to the diploma prepared?"""

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law

_HIGHEST = 8


class Level:
    """Least level for each diploma level, and the one below which access is unusual."""

    def __init__(self, law: Law) -> None:
        self._least = _by_level(law.numbers_by("level_access"))
        self._usual = _by_level(law.numbers_by("level_access_unusual"))

    def judge(self, case: Case) -> None:
        """Find diplomas out of reach; ask where a level is not known and matters."""
        target = case.offers.diploma_level
        case.find("level_target_unknown", case.apprenticeship & (target == UNKNOWN))
        known = case.apprenticeship & (target != UNKNOWN)
        aimed = np.where(known, target, 0)
        reached = case.person.level_reached
        if reached is None:
            case.find("level_access_unknown", known & (self._least[aimed] > 0))
            return
        case.find("level_access", known & (reached < self._least[aimed]))
        unusual = (reached >= self._least[aimed]) & (reached < self._usual[aimed])
        case.find("level_access_unusual", known & unusual)


def _by_level(levels: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Least level by diploma level, 0 where none is asked."""
    return np.array([levels.get(f"level_{n}", 0) for n in range(_HIGHEST + 1)], dtype=np.int64)
