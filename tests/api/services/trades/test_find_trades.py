import io
import shutil
from pathlib import Path

import pytest

from api.services.trades.find_trades import trade_finder
from api.services.trades.find_trades_csv import find_trades_csv
from matcher.trades.finder import TradeFinder
from models.errors import BrokenInput


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def finder(cache: Path) -> TradeFinder:
    return trade_finder(cache)


def test_the_second_finder_reads_the_arrays_of_the_first(finder: TradeFinder, cache: Path) -> None:
    files = list(cache.glob("*"))
    assert [file.suffix for file in files] == [".npz"]
    written = files[0].stat().st_mtime_ns
    assert trade_finder(cache).find("boulanger") == finder.find("boulanger")
    assert files[0].stat().st_mtime_ns == written


def test_a_damaged_or_outdated_file_is_replaced(
    finder: TradeFinder, cache: Path, tmp_path: Path
) -> None:
    (kept,) = cache.glob("*.npz")
    file = Path(shutil.copy(kept, tmp_path))
    whole = file.stat().st_size
    file.write_bytes(file.read_bytes()[:1000])
    outdated = tmp_path / "trades-0.npz"
    outdated.write_bytes(b"old")
    assert trade_finder(tmp_path).find("boulanger") == finder.find("boulanger")
    assert file.stat().st_size == whole
    assert not outdated.exists()


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert trade_finder(in_the_way / "cache").find("boulanger").hits[0].rome == "D1102"


def asked(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "queries.csv"
    path.write_bytes(content)
    return path


def test_ten_ranks_per_text_are_written_and_refusals_listed(
    finder: TradeFinder, tmp_path: Path
) -> None:
    path = asked(tmp_path, 'query\nboulanger\n"Mécanique, carrosserie auto"\nbonjour\n'.encode())
    out, seen = io.StringIO(), []
    report = find_trades_csv(finder, path, out, on_progress=lambda *done: seen.append(done))
    lines = out.getvalue().splitlines()
    assert lines[0] == "query,rank,rome,label,score"
    assert lines[1].startswith("boulanger,1,D1102,")
    assert len(lines) == 1 + 2 * 10
    assert lines[11].startswith('"Mécanique, carrosserie auto",1,I160')
    assert report.queries == 3
    assert [line for line, _ in report.refused] == [4]
    assert seen == [(3, 3)]


@pytest.mark.parametrize(
    "content",
    [
        "id;query\n1;boulanger\n".encode("cp1252"),
        "\ufeffQuery,id\nboulanger,1\n".encode(),
        b"query\nboulanger\n",
    ],
)
def test_separators_encodings_and_capitals_of_the_header_are_found(
    finder: TradeFinder, tmp_path: Path, content: bytes
) -> None:
    out = io.StringIO()
    find_trades_csv(finder, asked(tmp_path, content), out, k=1)
    assert out.getvalue().splitlines()[1].startswith("boulanger,1,D1102,")


def test_a_comma_in_a_file_of_one_column_belongs_to_the_text(
    finder: TradeFinder, tmp_path: Path
) -> None:
    out = io.StringIO()
    find_trades_csv(finder, asked(tmp_path, "query\npain, gâteaux\nmaçon\n".encode()), out, k=1)
    assert out.getvalue().splitlines()[1].startswith('"pain, gâteaux",1,')


@pytest.mark.parametrize("content", [b"", b"texte\nboulanger\n", b"a;b\n1;2\n"])
def test_a_missing_column_is_named(finder: TradeFinder, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BrokenInput, match="colonne « query »"):
        find_trades_csv(finder, asked(tmp_path, content), io.StringIO())


def test_a_missing_file_is_named(finder: TradeFinder, tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match=r"absent\.csv"):
        find_trades_csv(finder, tmp_path / "absent.csv", io.StringIO())


def test_a_quote_left_open_names_its_line(finder: TradeFinder, tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="ligne 3"):
        find_trades_csv(finder, asked(tmp_path, b'query\nmacon\n"boul\n'), io.StringIO())
