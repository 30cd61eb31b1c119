"""How are the reference tables renewed? From a folder of publishers' files, all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.reference.build import build
from data.reference.catalogue import CATALOGUE
from data.reference.shipped import FOLDER
from models.errors import BrokenInput, SettingsError

TABLES_TO_BUILD = len(CATALOGUE)


@dataclass(frozen=True)
class BuiltTable:
    """One table as it was built."""

    table: str
    rows: int


def build_reference(
    source: Path, target: Path = FOLDER, on_progress: Callable[[str, int], None] | None = None
) -> list[BuiltTable]:
    """Build every table from `source` into `target` (the shipped tables by default).

    `on_progress` hears each table's name and rows. Raises BrokenInput naming file, line and
    column, and SettingsError when `target` cannot be written; `target` is then left as it was.
    """
    if not source.is_dir():
        raise BrokenInput(str(source), "dossier introuvable ; donnez celui des fichiers publiés.")
    try:
        papers = build(source, target, on_progress)
    except OSError as error:
        raise SettingsError(
            f"Écriture des tables de référence impossible dans {target}. "
            "Indiquez un autre dossier avec --to, ou installez Passerelle où vous pouvez écrire."
        ) from error
    return [BuiltTable(paper.table, paper.rows) for paper in papers]
