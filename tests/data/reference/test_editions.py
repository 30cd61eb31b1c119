from datetime import date
from pathlib import Path

import pytest

from data.reference.editions import KNOWN, edition_date
from models.errors import BrokenInput


def test_a_known_content_has_its_day(tmp_path: Path) -> None:
    sha256, day = next(iter(KNOWN.items()))
    assert edition_date(tmp_path / "communes.csv", sha256) == day


def test_another_content_has_no_day_until_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "communes.csv"
    assert edition_date(file, "0" * 64) is None
    (tmp_path / "dates.toml").write_text('"communes.csv" = 2025-01-01\n', encoding="utf-8")
    assert edition_date(file, "0" * 64) == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Kit_apprentissage_20250131.xlsx", date(2025, 1, 31)),
        ("Kit_apprentissage_20251331.xlsx", None),
    ],
)
def test_a_day_in_the_name_is_read_when_it_exists(
    tmp_path: Path, name: str, day: date | None
) -> None:
    assert edition_date(tmp_path / name, "0" * 64) == day


@pytest.mark.parametrize("content", ['"communes.csv" = "2025"', "communes.csv = "])
def test_unreadable_days_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "dates.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenInput, match=r"dates\.toml"):
        edition_date(tmp_path / "communes.csv", "0" * 64)
