"""Does the map of services name every room with its line, and every room within it?"""

import re
from pathlib import Path

from api import services

ROOT = Path(services.__file__).parent


def rooms_of(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/__init__.py"))


def line_of(room: Path) -> str:
    return (room / "__init__.py").read_text("utf-8").split('"""')[1].splitlines()[0]


def test_the_map_and_the_rooms_agree() -> None:
    map_ = (ROOT / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", map_, re.MULTILINE)
    there = [
        (room.name, line_of(room), ", ".join(f"`{inner.name}`" for inner in rooms_of(room)))
        for room in rooms_of(ROOT)
    ]
    assert sorted(told) == there
