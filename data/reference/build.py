"""How do publishers' files become the shipped tables? Read, checked, written, swapped whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.reference.catalogue import CATALOGUE, Entry
from data.reference.checks import check_table
from data.reference.editions import edition_date
from data.reference.paper import Input, Paper, paper_of, write_paper
from data.reference.publisher_files import PublisherFolder

BUILT_BY = "passerelle reference build (data/reference/build.py)"
# Small files matter more than a fast build: the tables are written once and shipped.
_ZSTD_LEVEL = 19


def build(
    source: Path,
    target: Path,
    on_progress: Callable[[str, int], None] | None = None,
    catalogue: tuple[Entry, ...] = CATALOGUE,
) -> list[Paper]:
    """Build every table of `catalogue` from the files in `source` into the folder `target`.

    Each table is `<name>.parquet` beside `<name>.toml`, its paper. `on_progress` hears each table's
    name and rows. The same files give the same bytes. Raises BrokenInput naming file, line and
    column; `target` then keeps what it held, since it is only replaced once all is built.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".reference-") as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        papers: list[Paper] = []
        built: dict[str, pd.DataFrame] = {}
        for entry in catalogue:
            papers.append(_build_one(entry, PublisherFolder(source), built, made))
            if on_progress:
                on_progress(entry.table.name, papers[-1].rows)
        _swap(made, target, Path(scratch) / "old")
    return papers


def _build_one(
    entry: Entry, folder: PublisherFolder, built: dict[str, pd.DataFrame], made: Path
) -> Paper:
    table = entry.table
    rows = table.shaped(entry.read(folder, built))
    check_table(table, rows, built, next(iter(folder.used), table.name))
    built[table.name] = rows
    _write_parquet(rows, made / f"{table.name}.parquet")
    inputs = tuple(
        Input(file, sha256, lines, edition_date(folder.path / file, sha256))
        for file, (sha256, lines) in folder.used.items()
    )
    paper = paper_of(table, len(rows), inputs, BUILT_BY)
    write_paper(paper, made / f"{table.name}.toml")
    return paper


def _write_parquet(rows: pd.DataFrame, path: Path) -> None:
    content = pa.Table.from_pandas(rows, preserve_index=False)
    # The pandas block names library versions: without it the same rows give the same bytes.
    bare = content.replace_schema_metadata(None)
    pq.write_table(bare, path, compression="zstd", compression_level=_ZSTD_LEVEL)


def _swap(made: Path, target: Path, old: Path) -> None:
    """Put `made` in the place of `target`; if that fails, `target` is put back."""
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            shutil.move(old, target)
        raise
