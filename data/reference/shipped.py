"""What do the shipped reference tables hold?"""

from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from data.reference.catalogue import CATALOGUE
from data.reference.paper import Paper, read_paper
from models.errors import NotFound

FOLDER = Path(__file__).parent / "tables"
TABLES: tuple[str, ...] = tuple(entry.table.name for entry in CATALOGUE)
_DECLARED = {entry.table.name: entry.table for entry in CATALOGUE}


def load(name: str) -> pd.DataFrame:
    """The shipped table `name` (one of TABLES), sorted by its key: the caller's own copy.

    Columns and dtypes are those its paper declares: text is never NA ('' is absent), absent
    numbers are <NA> or NaN. Read once per process. Raises NotFound for another name.
    """
    if name not in _DECLARED:
        raise NotFound("Table de référence", name)
    return _read(name).copy()


def load_paper(name: str) -> Paper:
    """The paper of the shipped table `name`. Raises NotFound for another name."""
    if name not in _DECLARED:
        raise NotFound("Table de référence", name)
    return read_paper(FOLDER / f"{name}.toml")


def commune_totals() -> pd.DataFrame:
    """Communes without the 45 arrondissements of Paris, Lyon and Marseille, to add up safely."""
    communes = load("communes")
    return communes[communes["kind"] == "commune"].reset_index(drop=True)


def read_table(name: str, folder: Path) -> pd.DataFrame:
    """The table `name` as built in `folder`, with its declared columns and dtypes."""
    table = _DECLARED[name]
    rows = pq.read_table(folder / f"{name}.parquet").to_pandas()
    return table.shaped(rows)


@cache
def _read(name: str) -> pd.DataFrame:
    return read_table(name, FOLDER)
