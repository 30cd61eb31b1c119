"""Where are territories ranked? In this process, in others of this machine, or by Dask?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import joblib

from models.errors import SettingsError

PROCESSES: Final = "processes"
# How long a cluster may take to answer.
PATIENCE: Final = "10s"


@contextmanager
def spread_over(setting: str | None) -> Iterator[None]:
    """Whatever joblib runs inside is spread as the setting says; the results are the same.

    None: here. "processes": one process a core. An address (tcp://…): the Dask cluster there.
    Raises SettingsError when Dask is not installed or does not answer.
    """
    if setting is None:
        yield
    elif setting == PROCESSES:
        with joblib.parallel_config("loky", n_jobs=-1):
            yield
    else:
        with _cluster(setting):
            yield


@contextmanager
def _cluster(address: str) -> Iterator[None]:
    try:
        from dask.distributed import Client
    except ImportError:
        raise SettingsError(
            "PASSERELLE_SPREAD : Dask n'est pas installé ; installez « passerelle[dask] »."
        ) from None
    # It declares no types.
    connected: Any = Client
    try:
        client = connected(address, timeout=PATIENCE, set_as_default=False)
    except OSError:
        raise SettingsError(
            f"PASSERELLE_SPREAD : aucun ordonnanceur Dask ne répond à {address}."
        ) from None
    with client, joblib.parallel_config("dask", client=client):
        yield
