"""What does a matrix folder hold, and is it whole?"""

import json
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from data.travel.checksums import sha256_of
from models.enums import Mode
from models.errors import BrokenInput
from models.protocols import FASTEST_KMH

# Changes when files of an older build can no longer be read.
LAYOUT: Final = 1
MANIFEST: Final = "manifest.json"
INSEE, POINTS, FIRST, TO = "insee.npy", "points.npy", "first.npy", "to.npy"
# Bytes: whole moving minutes, then "that long or longer" and "no way".
LONG_BYTE: Final = 254
NO_WAY_BYTE: Final = 255
REBUILD: Final = "relancez « passerelle travel build »."


class Manifest(BaseModel):
    """What was built, from what, and the checksum of each file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    built_on: date
    router: str
    source: str
    source_sha256: str
    communes: int
    pairs: int
    radius_km: dict[Mode, float]
    # As the crow flies, moving, between communes apart. Unknown to the first builds.
    fastest_kmh: float = FASTEST_KMH
    sha256: dict[str, str]


def minutes_file(mode: Mode) -> str:
    """Name of a mode's bytes."""
    return f"{mode}.u8"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The manifest comes last: a folder without one is not finished."""
    text = json.dumps(manifest.model_dump(mode="json"), indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest, every file checked against it; BrokenInput names the one that differs."""
    path = folder / MANIFEST
    try:
        manifest = Manifest.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError) as error:
        raise BrokenInput(str(path), f"manifeste illisible ; {REBUILD}") from error
    for name, expected in manifest.sha256.items():
        if not (folder / name).is_file() or sha256_of(folder / name) != expected:
            raise BrokenInput(str(folder / name), f"fichier absent ou altéré ; {REBUILD}")
    return manifest
