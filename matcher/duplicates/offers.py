"""What is read of an offer to tell whether another source has it too?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# Sources round a start to the month or the school year: intakes are months apart.
_ROUNDED: Final = timedelta(days=31)


@dataclass(frozen=True)
class OfferFacts:
    """One source's offer. `site` is the employer's site as settled; '' no employer is named.

    `source` names the list it stands in, `key` its number there, `feed` the publisher of the list
    (several structures may import one feed). `kept_by` is the structure that keeps it to itself.
    """

    id: str
    source: str
    feed: str
    key: str
    site: str
    kind: str
    title: tuple[str, ...]
    romes: frozenset[str]
    level: int | None = None
    start_from: date | None = None
    start_to: date | None = None
    is_delegated: bool = False
    point: str = ""
    kept_by: str = ""


def may_start_together(first: OfferFacts, second: OfferFacts) -> bool:
    """Whether both may be one start; an unknown date is no objection."""
    windows = [(each.start_from, each.start_to or each.start_from) for each in (first, second)]
    (from_a, to_a), (from_b, to_b) = windows
    if from_a is None or from_b is None or to_a is None or to_b is None:
        return True
    return from_a <= to_b + _ROUNDED and from_b <= to_a + _ROUNDED
