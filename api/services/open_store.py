"""How does a process reach its records? One engine, its sessions and its key, from the settings."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session, sessionmaker

from api.settings import Settings
from models.errors import SettingsError
from models.store.engine import make_engine, make_reading_sessions, make_sessions
from models.store.key_file import read_key, read_or_create_key
from models.store.sealing import Sealer
from models.store.version import is_newest

KEY_FILE = "passerelle.key"


@dataclass(frozen=True)
class Store:
    """What services are given: sessions that write, sessions that read, and the seal."""

    engine: Engine
    sessions: sessionmaker[Session]
    reading: sessionmaker[Session]
    sealer: Sealer


def open_store(settings: Settings) -> Store:
    """Open the database with the newest schema; raises SettingsError with a remedy."""
    engine = make_engine(settings.database_url)
    sealer = Sealer(secret_keys(settings))
    if not is_newest(engine):
        # Alembic takes a while to read: most starts do without.
        from models.store.schema import upgrade

        upgrade(engine)
    return Store(engine, make_sessions(engine), make_reading_sessions(engine), sealer)


def secret_keys(settings: Settings) -> list[str]:
    """Keys in force, the sealing one first; an embedded database makes its own beside itself."""
    if settings.secret_key is not None:
        return _split(settings.secret_key.get_secret_value())
    if settings.secret_key_file is not None:
        return _split(read_key(settings.secret_key_file))
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return _split(read_or_create_key(Path(str(url.database)).parent / KEY_FILE))
    raise SettingsError(
        "PASSERELLE_SECRET_KEY : la clé qui chiffre les identités manque. Donnez-la dans cette "
        "variable, ou le chemin de son fichier dans PASSERELLE_SECRET_KEY_FILE."
    )


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]
