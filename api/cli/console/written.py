"""Where does a result go? To the file asked for, else to the output, byte for byte."""

import sys
from pathlib import Path

from models.errors import SettingsError


def write_result(content: str | bytes, output: Path | None) -> None:
    """Write a result; raises SettingsError when the file cannot be written."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is None:
        # Bytes, so that a file made by redirection is the same on every machine.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise SettingsError(
            f"{output} : fichier impossible à écrire. Choisissez un autre fichier avec --output."
        ) from error
