"""What does the map of a ranking show? Homes, employers by number, CFA, towns and a scale."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from api.pages.map.frame import WIDTH, Box, Projection, projection_of
from api.pages.map.places import Place, Places
from api.pages.map.towns import NamedTown, named_towns

_SIGN_HEIGHT: Final = 22.0
_HOME_WIDTH: Final = 20.0
_CFA_WIDTH: Final = 30.0
_NUMBERS_SHOWN: Final = 4
_DIGIT: Final = 6.4


@dataclass(frozen=True)
class Sign:
    """A sign: centre and width in drawing units, its text, its words, and its link."""

    x: float
    y: float
    width: float
    text: str
    words: tuple[str, ...]
    link: str = ""
    start: int = 0
    tone: str = ""


@dataclass(frozen=True)
class Drawing:
    """All that the template draws. `legs` are lines (x1, y1, x2, y2) from a home."""

    width: float
    height: float
    homes: tuple[Sign, ...]
    employers: tuple[Sign, ...]
    cfas: tuple[Sign, ...]
    towns: tuple[NamedTown, ...]
    employer_legs: tuple[tuple[float, float, float, float], ...]
    cfa_legs: tuple[tuple[float, float, float, float], ...]
    scale_km: int
    scale_width: float
    far: tuple[str, ...]
    pointless: tuple[str, ...]


def draw_map(places: Places) -> Drawing | None:
    """The map of a ranking's places; None when none of them is known."""
    drawn = (*places.homes, *places.employers, *places.cfas)
    if not drawn:
        return None
    projection = projection_of([(place.lat, place.lng) for place in drawn])
    homes = tuple(_sign(place, projection, _HOME_WIDTH) for place in places.homes)
    cfas = _beside([_sign(place, projection, _CFA_WIDTH) for place in places.cfas], list(homes))
    employers = _beside(_gathered(places.employers, projection), [*homes, *cfas])
    scale_km, scale_width = projection.scale_bar()
    return Drawing(
        width=WIDTH,
        height=projection.height,
        homes=homes,
        employers=employers,
        cfas=cfas,
        towns=named_towns(projection, [_box(sign) for sign in (*homes, *employers, *cfas)]),
        employer_legs=_legs(homes, employers),
        cfa_legs=_legs(homes, cfas),
        scale_km=scale_km,
        scale_width=scale_width,
        **_in_words(places),
    )


def _in_words(places: Places) -> dict[str, tuple[str, ...]]:
    return {"far": places.far, "pointless": places.pointless}


def _sign(place: Place, projection: Projection, width: float) -> Sign:
    x, y = projection.at(place.lat, place.lng)
    return Sign(x, y, width, place.label, (place.words,), place.link, place.start)


def _gathered(places: Iterable[Place], projection: Projection) -> list[Sign]:
    """Employers as numbered signs, best offers first; those that would overlap share one."""
    groups: list[list[Place]] = []
    signs: list[Sign] = []
    for place in places:
        alone = _shared_sign([place], projection)
        near = next((n for n, sign in enumerate(signs) if _box(sign).meets(_box(alone))), None)
        if near is None:
            groups.append([place])
            signs.append(alone)
        else:
            groups[near].append(place)
            signs[near] = _shared_sign(groups[near], projection)
    return signs


def _shared_sign(group: list[Place], projection: Projection) -> Sign:
    first = group[0]
    x, y = projection.at(first.lat, first.lng)
    shown = [place.label for place in group[:_NUMBERS_SHOWN]]
    rest = len(group) - len(shown)
    text = " · ".join(shown) + (f" +{rest}" if rest else "")
    width = max(_SIGN_HEIGHT, 10 + _DIGIT * len(text))
    words = tuple(place.words for place in group)
    tones = {place.tone for place in group}
    tone = first.tone if len(tones) == 1 else ""
    return Sign(x, y, width, text, words, first.link, first.start, tone)


def _box(sign: Sign) -> Box:
    return Box.around(sign.x, sign.y, sign.width + 2, _SIGN_HEIGHT + 2)


def _beside(signs: list[Sign], fixed: list[Sign]) -> tuple[Sign, ...]:
    """The same signs, moved off homes and CFA that they would hide."""
    taken = [_box(sign) for sign in fixed]
    placed = []
    for sign in signs:
        side = sign.width / 2 + _CFA_WIDTH / 2 + 4
        moves = [(0, 0), (0, -25), (0, 25), (side, 0), (-side, 0)]
        tries = [replace(sign, x=sign.x + x, y=sign.y + y) for x, y in moves]
        free = (each for each in tries if not any(_box(each).meets(box) for box in taken))
        chosen = next(free, sign)
        taken.append(_box(chosen))
        placed.append(chosen)
    return tuple(placed)


def _legs(
    homes: tuple[Sign, ...], signs: tuple[Sign, ...]
) -> tuple[tuple[float, float, float, float], ...]:
    if not homes:
        return ()
    return tuple((homes[s.start].x, homes[s.start].y, s.x, s.y) for s in signs)
