"""Which trades does a text name? The finder, ready to answer, fitted once per state of its inputs.

Fitting takes seconds and reading its arrays back a fraction of one, so the arrays are kept in the
user's cache folder, under a name made of the inputs and of the code: a change of either is seen.
"""

import hashlib
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import sklearn
import structlog
from platformdirs import user_cache_path

import matcher.trades
from data import lexicon, reference
from data.reference import shipped
from matcher.trades.finder import TradeFinder

_TABLES: Final = (
    "trades", "titles", "rome4", "qualifications", "apprenticeship_codes", "naf_rome_hires",
    "communes",
)  # fmt: skip
_NAME = "trades-{key}.npz"
log = structlog.get_logger(__name__)


def trade_finder(cache_folder: Path | None = None) -> TradeFinder:
    """A fitted finder; its arrays are kept in `cache_folder` (default: the user's cache folder).

    A folder that cannot be written or a damaged file costs time, never the answer.
    """
    folder = cache_folder or user_cache_path("passerelle")
    file = folder / _NAME.format(key=_key_of_inputs())
    stored = _read(file)
    if stored is not None:
        return TradeFinder().from_arrays(stored)
    finder = TradeFinder().fit(trade_references())
    _write(file, finder.to_arrays())
    return finder


def trade_references() -> dict[str, pd.DataFrame]:
    """The frames a finder is fitted on, by name: reference tables, lexicon, not_a_trade."""
    frames = {name: reference.load(name) for name in _TABLES}
    frames["lexicon"] = lexicon.load_lexicon()
    frames["not_a_trade"] = pd.DataFrame({"phrase": lexicon.load_not_a_trade()}, dtype="str")
    return frames


def _key_of_inputs() -> str:
    digest = hashlib.sha256(f"{sklearn.__version__} {np.__version__}".encode())
    tables = [shipped.FOLDER / f"{name}.parquet" for name in _TABLES]
    words = sorted(lexicon.FOLDER.glob("*.yaml"))
    code = sorted(Path(matcher.trades.__file__).parent.glob("*.py"))
    for path in (*tables, *words, *code):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _read(file: Path) -> dict[str, np.ndarray] | None:
    try:
        # Opened here: on a damaged file np.load would leave its own handle open.
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        log.warning("trade_index_unreadable")
        return None


def _write(file: Path, arrays: dict[str, np.ndarray]) -> None:
    """Written beside and renamed, so that no other process ever reads half a file."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".npz")
        with os.fdopen(handle, "wb") as stream:
            np.savez(stream, allow_pickle=False, **arrays)
        Path(draft).replace(file)
        for older in file.parent.glob(_NAME.format(key="*")):
            if older != file:
                older.unlink(missing_ok=True)
    except OSError as error:
        log.warning("trade_index_not_kept", reason=type(error).__name__)
