"""Where does the embedded database's key lie? In one file that only its owner may read."""

import os
import secrets
import stat
from pathlib import Path

from models.errors import SettingsError

_KEY_BYTES = 32


def read_or_create_key(path: Path) -> str:
    """Text of the key in `path`, created with mode 600 when the file does not exist.

    Raises SettingsError when the file is empty, unreadable, or open to other accounts.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(path)
    except OSError as error:
        raise SettingsError(
            f"Fichier de clé {path} : création impossible ({error.strerror}). Choisissez un autre "
            "emplacement avec PASSERELLE_SECRET_KEY_FILE."
        ) from error
    key = secrets.token_urlsafe(_KEY_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key


def read_key(path: Path) -> str:
    """Text of the key in `path`; raises SettingsError when it cannot or must not be used."""
    try:
        mode = path.stat().st_mode
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"Fichier de clé {path} : illisible. Vérifiez PASSERELLE_SECRET_KEY_FILE."
        ) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingsError(
            f"Fichier de clé {path} : d'autres comptes peuvent le lire. Lancez : chmod 600 {path}."
        )
    if not key:
        raise SettingsError(
            f"Fichier de clé {path} : vide. Remettez la clé d'origine ; si aucune identité n'a "
            "encore été enregistrée, supprimez ce fichier."
        )
    return key
