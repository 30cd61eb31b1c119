"""Factor: can the young person be there at these hours, by the means they have?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.factors.factor import Factor, Pair, as_index, entry_name
from matcher.factors.french import clock
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from matcher.travel import MODES, NO_MODE
from models.enums import Mode

# Before 7:00 or after 20:00 few buses run in the country (own choice, to be fitted).
EARLY: Final = 7 * 60
LATE: Final = 20 * 60
HOURS: Final = ("day", "weekend", "early_or_late", "unknown_hours")
MEANS: Final = ("own", "lift", "unknown_means")
ENTRIES = {
    f"{hours}_{means}": row * len(MEANS) + column
    for row, hours in enumerate(HOURS)
    for column, means in enumerate(MEANS)
}


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Kind of hours × who decides the journey: the person, a lift, or not known."""
    offers = pairs.offers
    start, end = offers.day_start, offers.day_end
    early = (start != UNKNOWN) & (start < EARLY)
    late = (start >= LATE) | (end > LATE) | ((end != UNKNOWN) & (end < start))
    unusual = early | late | (offers.works_night == 1)
    unknown = (start == UNKNOWN) | (end == UNKNOWN)
    hours = np.where(unknown, HOURS.index("unknown_hours"), HOURS.index("day"))
    hours = np.where(offers.works_weekend == 1, HOURS.index("weekend"), hours)
    hours = np.where(unusual, HOURS.index("early_or_late"), hours)
    means = np.where(pairs.legs.mode == MODES.index(Mode.LIFT), MEANS.index("lift"), 0)
    means = np.where(pairs.legs.mode == NO_MODE, MEANS.index("unknown_means"), means)
    return as_index(hours * len(MEANS) + means)


def value(pair: Pair) -> str:
    """Both classes."""
    return entry_name(ENTRIES, pair.entry)


_HOURS_FR = {
    "day": "Horaires de journée",
    "weekend": "Travail le week-end",
    "early_or_late": "Horaires décalés",
    "unknown_hours": "Horaires non précisés",
}
_MEANS_FR = {
    "own": "à tenir par ses propres moyens",
    "lift": "dépend d'un proche qui conduit",
    "unknown_means": "trajet à vérifier à ces heures",
}


def sentence(pair: Pair) -> str:
    """Which hours, and whether they can be reached."""
    hours, means = divmod(pair.entry, len(MEANS))
    return f"{_HOURS_FR[HOURS[hours]]}{_from_to(pair)} : {_MEANS_FR[MEANS[means]]}."


def _from_to(pair: Pair) -> str:
    """The hours of the post, as far as they are known: an adviser judges them, not their class."""
    offers = pair.pairs.offers
    start, end = (int(each[pair.row]) for each in (offers.day_start, offers.day_end))
    if UNKNOWN in (start, end):
        known = f"dès {clock(start)}" if start != UNKNOWN else f"jusqu'à {clock(end)}"
        return "" if start == end else f" ({known})"
    return f" ({clock(start)} – {clock(end)})"


WORKING_HOURS = Factor("working_hours", "Horaires", 0, ENTRIES, index, value, sentence, Shape.OFFER)
