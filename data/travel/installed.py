"""Which tiles, matrix and timetable are in use? One small file says it, replaced in one step."""

import json
import os
import shutil
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from models.errors import BrokenInput

# The stamp of a folder in which nothing was ever built.
NOTHING_BUILT: Final = (0, 0)
_UNREADABLE: Final = (0, -1)
_NAME = "current.json"
_BUILT = ("tiles-", "matrix-", "timetable-")


class Current(BaseModel):
    """Names, within the travel folder, of what is in use; None where there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tiles: str | None = None
    matrix: str | None = None
    timetable: str | None = None


def read_current(root: Path) -> Current:
    """What is in use; nothing where nothing was ever built. BrokenInput on an unreadable file."""
    path = root / _NAME
    try:
        return Current.model_validate_json(path.read_text("utf-8"))
    except FileNotFoundError:
        return Current()
    except (OSError, ValidationError) as error:
        raise BrokenInput(
            str(path), "fichier illisible ; relancez « passerelle travel build »."
        ) from error


def stamp(root: Path) -> tuple[int, int]:
    """Changes whenever what is in use changes; cheap enough to ask before each ranking."""
    try:
        told = (root / _NAME).stat()
    except FileNotFoundError:
        return NOTHING_BUILT
    except OSError:
        return _UNREADABLE
    return (told.st_mtime_ns, told.st_ino)


def swap(root: Path, built: Current) -> None:
    """Put what was built in use, keep the rest; then remove what nothing names any more.

    Files that a running process has mapped stay readable to it.
    """
    kept = read_current(root).model_dump()
    now = Current(**{**kept, **{k: v for k, v in built.model_dump().items() if v is not None}})
    part = root / f"{_NAME}.{os.getpid()}.part"
    part.write_text(json.dumps(now.model_dump()), encoding="utf-8")
    part.replace(root / _NAME)
    named = set(now.model_dump().values())
    for path in root.iterdir():
        if path.name.startswith(_BUILT) and path.name not in named:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
