"""Which towns are named on the map, and on which side of their dot? The largest that fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from api.pages.map.frame import Box, Projection
from api.services.communes_in_frame import communes_in_frame

_MOST: Final = 13
# A generous width of one letter at the size of the names, and half a line's height.
_LETTER: Final = 6.6
_HALF_LINE: Final = 8.0
_DOT: Final = 6.0


@dataclass(frozen=True)
class NamedTown:
    """A town's dot, and its name with the point and the side it is written from."""

    x: float
    y: float
    name: str
    text_x: float
    text_y: float
    anchor: str


def named_towns(projection: Projection, signs: Iterable[Box]) -> tuple[NamedTown, ...]:
    """Towns by size whose names hide neither a sign nor one another."""
    taken, names = list(signs), list[Box]()
    named: list[NamedTown] = []
    for town in communes_in_frame(projection.frame()):
        if len(named) == _MOST:
            break
        dot = Box.around(*projection.at(town.lat, town.lng), _DOT, _DOT)
        if any(dot.meets(name) for name in names):
            continue
        for box, candidate in _sides(town.name, *projection.at(town.lat, town.lng)):
            if projection.holds(box) and not any(box.meets(other) for other in taken):
                taken += [box, dot]
                names.append(box)
                named.append(candidate)
                break
    return tuple(named)


def _sides(name: str, x: float, y: float) -> Iterable[tuple[Box, NamedTown]]:
    """The name right of its dot, left of it, above, below."""
    width = _LETTER * len(name)
    for anchor, left, middle in (
        ("start", x + 5, y),
        ("end", x - 5 - width, y),
        ("middle", x - width / 2, y - 13),
        ("middle", x - width / 2, y + 14),
        ("middle", x - width / 2, y - 20),
        ("middle", x - width / 2, y + 21),
    ):
        box = Box(left, middle - _HALF_LINE, left + width, middle + _HALF_LINE)
        text_x = {"start": left, "end": left + width, "middle": x}[anchor]
        yield box, NamedTown(x, y, name, round(text_x, 1), round(middle + 4, 1), anchor)
