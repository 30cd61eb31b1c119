"""Which counts may be shown? None of one to four people, and none that would give one away.

Statistical disclosure control's cell suppression, primary and secondary, for one total split into
disjoint parts: beside the total, a single hidden part could be computed.
"""

from collections.abc import Hashable, Mapping
from typing import Final

LEAST_SHOWN: Final = 5


def shown(count: int) -> int | None:
    """The count; None where it is of one to four people. Nobody at all is nobody's secret."""
    return count if count == 0 or count >= LEAST_SHOWN else None


def shown_parts[K: Hashable](parts: Mapping[K, int]) -> dict[K, int | None]:
    """Parts of a total that is shown: further ones are hidden until none can be computed.

    What is hidden then holds at least two parts and five people, or is everything.
    """
    hidden = {key for key, count in parts.items() if shown(count) is None}
    others = sorted(
        (key for key, count in parts.items() if count and key not in hidden), key=parts.__getitem__
    )
    for key in others:
        if not hidden or (len(hidden) > 1 and _sum(parts, hidden) >= LEAST_SHOWN):
            break
        hidden.add(key)
    return {key: None if key in hidden else count for key, count in parts.items()}


def _sum[K: Hashable](parts: Mapping[K, int], keys: set[K]) -> int:
    return sum(parts[key] for key in keys)
