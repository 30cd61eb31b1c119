"""How does a command reach the records? By the settings; the database is closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.services.open_store import Store, open_store
from api.settings import Settings, read_settings


@contextmanager
def opened_store(settings: Settings | None = None) -> Iterator[Store]:
    """The database that the settings name, with the newest schema; raises SettingsError."""
    store = open_store(settings or read_settings())
    try:
        yield store
    finally:
        store.engine.dispose()
