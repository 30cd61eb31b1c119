"""Is the embedded key made once, kept to its owner, and never silently replaced?"""

import os
import stat
from pathlib import Path

import pytest

from models.errors import SettingsError
from models.store.key_file import read_key, read_or_create_key
from models.store.sealing import Sealer

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")


def test_the_key_is_made_once_and_read_ever_after(tmp_path: Path) -> None:
    path = tmp_path / "var" / "passerelle.key"
    key = read_or_create_key(path)
    assert Sealer(key).name_hash("Exemple")
    assert read_or_create_key(path) == key
    assert read_key(path) == key


def test_two_new_keys_differ(tmp_path: Path) -> None:
    assert read_or_create_key(tmp_path / "a") != read_or_create_key(tmp_path / "b")


@posix
def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "passerelle.key"
    before = os.umask(0)
    try:
        read_or_create_key(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_open_to_others_is_refused_with_the_remedy(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "passerelle.key"
    read_or_create_key(path)
    path.chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_or_create_key(path)


def test_an_empty_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "passerelle.key"
    path.touch(0o600)
    with pytest.raises(SettingsError, match="vide"):
        read_or_create_key(path)
    assert path.read_text() == ""


def test_a_missing_file_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="PASSERELLE_SECRET_KEY_FILE"):
        read_key(tmp_path / "absent")


def test_a_place_that_cannot_be_written_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="PASSERELLE_SECRET_KEY_FILE"):
        read_or_create_key(tmp_path / "file" / "passerelle.key")
