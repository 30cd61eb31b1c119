"""Does the map of `models` name every file that is there, and none that is not?"""

import re
from pathlib import Path

import models

ROOT = Path(models.__file__).parent
# Told as one: their files are many and of one kind.
AS_ONE = ("codes", "enums", "frames", "migrations")


def test_the_map_and_the_folder_agree() -> None:
    told = re.findall(r"^\| `([\w/.]+)`", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    there = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if path.name != "__init__.py" and path.relative_to(ROOT).parts[0] not in AS_ONE
    ]
    assert sorted(told) == sorted([*there, *(f"{folder}/" for folder in AS_ONE)])
