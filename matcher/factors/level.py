"""Factor: does the diploma prepared follow on from the level already reached?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.factors.factor import Factor, Pair, as_index
from matcher.factors.shape import Shape
from matcher.pairs import Pairs

# Rows: level reached (2 = none); columns: level prepared. The last of each is "not known".
REACHED: Final = (2, 3, 4, 5, 6, 7)
PREPARED: Final = (3, 4, 5, 6, 7)
_COLUMNS: Final = len(PREPARED) + 1

ENTRIES = {
    f"{reached}_to_{prepared}": row * _COLUMNS + column
    for row, reached in enumerate((*REACHED, "unknown"))
    for column, prepared in enumerate((*PREPARED, "unknown"))
}
_NAMES = {3: "CAP", 4: "bac", 5: "bac+2", 6: "bac+3", 7: "bac+5"}


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Level reached × level prepared; each may be not known."""
    reached = pairs.person.level_reached
    row = len(REACHED) if reached is None else min(reached, REACHED[-1]) - REACHED[0]
    prepared = np.minimum(pairs.offers.diploma_level, PREPARED[-1])
    column = np.where(prepared < PREPARED[0], len(PREPARED), prepared - PREPARED[0])
    return as_index(row * _COLUMNS + column)


def value(pair: Pair) -> str:
    """Both levels, "?" when not known."""
    reached, prepared = _both(pair)
    return f"{'?' if reached is None else reached} → {'?' if prepared is None else prepared}"


def sentence(pair: Pair) -> str:
    """What the step from one level to the other means."""
    reached, prepared = _both(pair)
    if pair.is_pmsmp:
        return "Une immersion ne demande aucun niveau."
    if prepared is None:
        return "Niveau préparé non précisé par l'employeur."
    target = _NAMES[min(prepared, PREPARED[-1])]
    if reached is None:
        return f"Prépare un niveau {target} ; niveau du jeune non renseigné."
    if reached == REACHED[0]:
        return f"Prépare un niveau {target} ; le jeune n'a pas encore de diplôme."
    known = _NAMES[min(reached, REACHED[-1])]
    if prepared == reached:
        return f"Même niveau que le diplôme déjà obtenu ({known})."
    if prepared < reached:
        return f"Niveau {target}, en dessous du niveau déjà atteint ({known})."
    return f"Prépare un niveau {target} à partir du niveau {known}."


def _both(pair: Pair) -> tuple[int | None, int | None]:
    """Level reached and level prepared, None when not known."""
    prepared = int(pair.pairs.offers.diploma_level[pair.row])
    return pair.pairs.person.level_reached, None if prepared == UNKNOWN else prepared


LEVEL = Factor("level", "Niveau", 0, ENTRIES, index, value, sentence, Shape.DIPLOMA)
