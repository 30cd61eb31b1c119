"""Which matrix would a router give the drawn country? All pairs within 60 km, minutes drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france.country import Country
from data.travel.matrix.build import RADIUS_KM
from data.travel.matrix.layout import LONG_BYTE, NO_WAY_BYTE, minutes_file
from data.travel.matrix.neighbours import Sphere
from data.travel.matrix.written import Papers, row_km, seal, write_ground
from models.enums import Mode
from models.protocols import Places

# Real roads against the distance's guess: from a straight one to a valley's detour.
_QUICKEST, _SLOWEST = 0.85, 1.25
_NO_WAY: Final = 0.002
_AT_ONCE: Final = 2_000

type Moving = Callable[[NDArray[np.float64], Mode], NDArray[np.float64]]


def write_drawn_matrix(ground: Country, moving: Moving, folder: Path) -> None:
    """A matrix folder such as `travel build` makes; `moving`: minutes over straight km by a mode.

    Around them the minutes of each pair are drawn, and some pairs have no way.
    """
    table = ground.communes
    lat, lng = (table[name].to_numpy(dtype=np.float64) for name in ("lat", "lng"))
    sphere = Sphere(lat, lng)
    neighbours = sphere.within(max(RADIUS_KM.values()))
    places = Places(lat, lng, np.zeros(len(lat)))
    write_ground(folder, table["insee"].to_numpy(dtype=np.str_), places, neighbours)
    files = {mode: (folder / minutes_file(mode)).open("wb") for mode in RADIUS_KM}
    rng = stream(ground.seed, "roads")
    for start in range(0, len(sphere), _AT_ONCE):
        km, _entries = row_km(sphere, neighbours, start, start + _AT_ONCE)
        detour = _detours(rng, len(km))
        for mode, file in files.items():
            file.write(_bytes(moving(km, mode) * detour, km <= RADIUS_KM[mode]).tobytes())
    for file in files.values():
        file.close()
    papers = Papers(ground.today, "tirage au sort", f"graine {ground.seed}", "", dict(RADIUS_KM))
    seal(folder, papers, sphere, neighbours)


def _detours(rng: Generator, pairs: int) -> NDArray[np.float64]:
    """How much longer than guessed each way is, NaN where there is none."""
    drawn = rng.uniform(_QUICKEST, _SLOWEST, pairs)
    return np.where(rng.random(pairs) < _NO_WAY, np.nan, drawn)


def _bytes(minutes: NDArray[np.float64], is_asked: NDArray[np.bool_]) -> NDArray[np.uint8]:
    known = is_asked & np.isfinite(minutes)
    whole = np.minimum(np.rint(np.where(known, minutes, 0)), LONG_BYTE).astype(np.uint8)
    return np.where(known, whole, np.uint8(NO_WAY_BYTE))
