"""How is a timetable kept between two runs? As plain arrays, its checksum in its name."""

import hashlib
import io
from datetime import date
from pathlib import Path

import numpy as np

from models.errors import BrokenInput
from models.timetable import Feed, Hops, Links, Timetable

_FORMAT = 1


def write_timetable(timetable: Timetable, folder: Path) -> Path:
    """The file, named after what it holds; complete from the moment it has its name."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **_arrays(timetable))
    content = buffer.getvalue()
    path = folder / f"timetable-{hashlib.sha256(content).hexdigest()[:12]}.npz"
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
    return path


def read_timetable_file(path: Path) -> Timetable:
    """The timetable of a file; BrokenInput when it is not the one that was written."""
    try:
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest()[:12] != path.stem.removeprefix("timetable-"):
            raise ValueError("checksum")
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return _timetable(arrays)
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise BrokenInput(
            str(path), "horaires absents ou altérés ; relancez « passerelle travel build »."
        ) from error


def _arrays(timetable: Timetable) -> dict[str, np.ndarray]:
    arrays = {
        "format": np.array([_FORMAT]),
        "stop_names": timetable.stop_names,
        "lat": timetable.lat,
        "lng": timetable.lng,
        "week": np.array(timetable.week),
        "feeds": np.array(
            [(f.name, f.first_day.isoformat(), f.last_day.isoformat()) for f in timetable.feeds]
        ),
        "since": np.array([timetable.since.isoformat()]),
        **{f"links_{name}": column for name, column in timetable.links._asdict().items()},
    }
    for number, (hops, lines) in enumerate(zip(timetable.days, timetable.lines, strict=True)):
        arrays[f"lines_{number}"] = lines
        for name, column in hops._asdict().items():
            arrays[f"day_{number}_{name}"] = column
    return arrays


def _timetable(arrays: np.lib.npyio.NpzFile) -> Timetable:
    if arrays["format"][0] != _FORMAT:
        raise ValueError("format")
    week = tuple(arrays["week"].tolist())
    return Timetable(
        stop_names=arrays["stop_names"],
        lat=arrays["lat"],
        lng=arrays["lng"],
        links=Links(*(arrays[f"links_{name}"] for name in Links._fields)),
        days=tuple(
            Hops(*(arrays[f"day_{number}_{name}"] for name in Hops._fields))
            for number in range(max(week) + 1)
        ),
        lines=tuple(arrays[f"lines_{number}"] for number in range(max(week) + 1)),
        week=week,
        feeds=tuple(
            Feed(name, date.fromisoformat(first), date.fromisoformat(last))
            for name, first, last in arrays["feeds"].tolist()
        ),
        since=date.fromisoformat(str(arrays["since"][0])),
    )
