"""Does one call give a process its schema, its sessions and its key?"""

from pathlib import Path

import pytest

from api.services.open_store import open_store, secret_keys
from api.settings import Settings
from models.errors import SettingsError
from models.store.key_file import read_or_create_key
from models.store.sealing import PersonIdentity, Sealer
from models.store.version import current_revision, head_revision

KEY, OTHER = "k" * 43, "o" * 43


def test_an_embedded_database_makes_its_schema_and_its_own_key(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'var' / 'passerelle.sqlite'}")
    first = open_store(settings)
    assert current_revision(first.engine) == head_revision()
    sealed = first.sealer.seal(PersonIdentity("Exemple", "Zoé"))
    first.engine.dispose()
    again = open_store(settings)
    assert again.sealer.open(sealed).given_name == "Zoé"
    again.engine.dispose()
    assert (tmp_path / "var" / "passerelle.key").is_file()


def test_both_databases_open_with_a_given_key(database_url: str) -> None:
    settings = Settings(database_url=database_url, secret_key=KEY)  # type: ignore[arg-type]  # pydantic wraps it
    store = open_store(settings)
    with store.sessions.begin() as writing, store.reading() as reading:
        assert writing.connection().closed is False
        assert reading.connection().closed is False
    store.engine.dispose()


@pytest.mark.parametrize("url", ["postgresql://someone@host/base", "sqlite://"])
def test_a_database_without_a_folder_of_its_own_needs_a_key(url: str) -> None:
    with pytest.raises(SettingsError, match="PASSERELLE_SECRET_KEY"):
        secret_keys(Settings(database_url=url))


def test_a_key_file_and_a_rotation_are_read(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = read_or_create_key(path)
    assert secret_keys(Settings(secret_key_file=path)) == [key]
    rotating = Settings(secret_key=f"{OTHER}, {KEY}")  # type: ignore[arg-type]  # pydantic wraps it
    assert secret_keys(rotating) == [OTHER, KEY]
    sealed = Sealer(KEY).seal(PersonIdentity("Exemple", "Zoé"))
    assert Sealer(secret_keys(rotating)).open(sealed).family_name == "Exemple"


def test_a_short_key_stops_before_the_database_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "passerelle.sqlite"
    with pytest.raises(SettingsError, match="32 caractères"):
        open_store(Settings(database_url=f"sqlite:///{path}", secret_key="short"))  # type: ignore[arg-type]  # pydantic wraps it
    assert not path.exists()
