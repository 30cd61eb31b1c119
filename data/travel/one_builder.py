"""Who builds here? One process at a time: two would take each other's parts away."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import SettingsError


@contextmanager
def one_builder(root: Path) -> Iterator[None]:
    """Holds the folder, made if need be; SettingsError when another process holds it.

    The system lets go of it when the process ends, however it ends.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        holding = (root / "building.lock").open("w")
    except OSError as error:
        raise SettingsError(
            f"Dossier {root} : écriture impossible ; changez PASSERELLE_TRAVEL_FOLDER."
        ) from error
    with holding:
        try:
            fcntl.flock(holding, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(
                f"Une autre construction est en cours dans {root} ; attendez sa fin."
            ) from None
        yield
