"""Is this the same file? Its checksum says so."""

import hashlib
from pathlib import Path

_CHUNK = 2**20


def sha256_of(path: Path) -> str:
    """Checksum of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()
