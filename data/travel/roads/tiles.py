"""How do Valhalla's tiles come from an OpenStreetMap extract?"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from data.travel.checksums import sha256_of
from data.travel.roads.valhalla_embedded import valhalla_config
from models.errors import BrokenInput

# Valhalla's tiles of local roads: a quarter of a degree, numbered from the south-west.
_LOCAL, SQUARE_DEGREES = "2", 0.25
_COLUMNS = round(360 / SQUARE_DEGREES)


def build_tiles(osm: Path, root: Path, jobs: int) -> Path:
    """Tiles of an extract, in a folder of `root` named after it; built once.

    Raises BrokenInput saying what is wrong with the file; nothing half-built keeps its name.
    """
    if not osm.is_file():
        raise BrokenInput(str(osm), "fichier introuvable ; donnez un extrait OSM (.osm.pbf).")
    finished = root / f"tiles-{sha256_of(osm)[:12]}"
    if finished.exists():
        return finished
    working = root / f"building-{finished.name}"
    shutil.rmtree(working, ignore_errors=True)
    working.mkdir(parents=True)
    _run(osm.resolve(), working.resolve(), jobs)
    if not any(covered_squares(working)):
        raise BrokenInput(str(osm), "aucune route dans cet extrait ; est-ce le bon fichier ?")
    working.replace(finished)
    return finished


def _run(osm: Path, folder: Path, jobs: int) -> None:
    config = valhalla_config(folder)
    config["mjolnir"]["concurrency"] = jobs
    written = folder / "valhalla.json"
    written.write_text(json.dumps(config), encoding="utf-8")
    import valhalla

    program = Path(valhalla.__file__).parent / "bin" / "valhalla_build_tiles"
    run = subprocess.run(  # noqa: S603 — our own program, on a file the user named
        [program, "-c", written, osm], capture_output=True, text=True, check=False, cwd=folder
    )
    if run.returncode != 0:
        raise BrokenInput(str(osm), _why(run.stderr))


def covered_squares(folder: Path) -> Iterator[tuple[float, float]]:
    """South-west corners (lat, lng) of the quarter-degree squares that hold roads."""
    for tile in (folder / _LOCAL).rglob("*.gph"):
        number = int("".join(tile.relative_to(folder / _LOCAL).with_suffix("").parts))
        row, column = divmod(number, _COLUMNS)
        yield row * SQUARE_DEGREES - 90, column * SQUARE_DEGREES - 180


def _why(stderr: str) -> str:
    found = re.search(r"what\(\):\s*(.+)", stderr)
    reason = found.group(1).strip() if found else "arrêt inattendu de valhalla_build_tiles"
    return (
        f"extrait OSM illisible ou tronqué ({reason}) ; téléchargez-le à nouveau, "
        "au format .osm.pbf."
    )
