"""Which groups may be told? None under a minimum, and none from which a few people's could be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Whoever's group is not known is told with none.
NOT_KNOWN: Final = ""


@dataclass(frozen=True)
class Least:
    """People a group told must hold; and, beside the rest of everybody, those that are not told."""

    told: int
    untold: int


def told_groups(counts: Mapping[str, int], least: Least) -> tuple[str, ...]:
    """The groups that are told, in their order; none where fewer than two would be left.

    Those whose group is not known are untold. Untold are enough people, or nobody: else the
    smallest group told is hidden with them.
    """
    told = [name for name, count in counts.items() if name and count >= least.told]
    untold = sum(count for name, count in counts.items() if name not in told)
    while told and 0 < untold < least.untold:
        smallest = min(told, key=lambda name: counts[name])
        told.remove(smallest)
        untold += counts[smallest]
    return tuple(told) if len(told) > 1 else ()
