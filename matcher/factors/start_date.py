"""Factor: how long until the young person can start there?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import NO_DAY
from matcher.columns.missing import day_number, day_of
from matcher.factors.factor import Factor, Pair, as_index, named
from matcher.factors.french import day
from matcher.factors.shape import Shape
from matcher.pairs import Pairs

LONGEST_WAIT: Final = 6
# Mean month, days (365.25 / 12).
_MONTH: Final = 30.4375
ENTRIES = named("undated", "closes_before_availability", after=LONGEST_WAIT + 1)


def _earliest(pairs: Pairs) -> int:
    return max(pairs.today, day_number(pairs.person.available_from))


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Whole months from the first possible day to the start, 0–6; undated; too early for them."""
    first = _earliest(pairs)
    opens, closes = pairs.offers.start_from, pairs.offers.start_to
    wait = np.maximum(opens.astype(np.int64) - first, 0) / _MONTH
    months = np.minimum(wait.astype(np.int64), LONGEST_WAIT)
    months = np.where(opens == NO_DAY, ENTRIES["undated"], months)
    too_early = (closes != NO_DAY) & (closes < first)
    return as_index(np.where(too_early, ENTRIES["closes_before_availability"], months))


def value(pair: Pair) -> int | str | None:
    """Months to wait; None when undated."""
    if pair.entry == ENTRIES["undated"]:
        return None
    return pair.entry if pair.entry <= LONGEST_WAIT else "closes_before_availability"


def sentence(pair: Pair) -> str:
    """When it starts, in words: counted from today, or from the day the person is available."""
    if pair.entry == ENTRIES["closes_before_availability"]:
        return "Le début prévu tombe avant la disponibilité du jeune : à négocier."
    opens = day_of(int(pair.pairs.offers.start_from[pair.row]))
    if opens is None:
        return "Sans date de début : à convenir avec l'employeur."
    from_today = _earliest(pair.pairs) == pair.pairs.today
    if pair.entry == 0:
        return f"Peut commencer dans le mois{'' if from_today else ' qui suit sa disponibilité'}."
    months = "d'un mois" if pair.entry == 1 else f"de {pair.entry} mois"
    wait = f"dans plus {months}" if from_today else f"plus {months} après sa disponibilité"
    return f"Début le {day(opens)}, {wait}."


START_DATE = Factor(
    "start_date", "Date de début", LONGEST_WAIT + 1, ENTRIES, index, value, sentence, Shape.WAIT
)
