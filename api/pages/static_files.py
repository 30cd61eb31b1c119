"""Which files do the pages use, and at which address, compressed, may a browser keep each?

Addresses hold a digest of what they answer: a file never changes under its address.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

OURS: Final = Path(__file__).parent / "static"
# Installed by `make` from package-lock.json; never part of the repository.
INSTALLED: Final = Path(__file__).parent / "front" / "node_modules"
PREFIX: Final = "/static"
# One file to fetch, written in parts; a later part may refine an earlier one.
_STYLE: Final = tuple(
    OURS / "style" / f"{part}.css"
    for part in ("house", "ranking", "map", "path", "people", "figures")
)
# Nothing but these is ever served.
CATALOGUE: Final[Mapping[str, tuple[Path, ...]]] = MappingProxyType(
    {
        "icon.svg": (OURS / "icon.svg",),
        "passerelle.css": _STYLE,
        "passerelle.js": (OURS / "passerelle.js",),
        "map.js": (OURS / "map.js",),
        "on_map.js": (OURS / "on_map.js",),
        "bootstrap.css": (INSTALLED / "bootstrap" / "dist" / "css" / "bootstrap.min.css",),
        "htmx.js": (INSTALLED / "htmx.org" / "dist" / "htmx.min.js",),
        "leaflet.css": (INSTALLED / "leaflet" / "dist" / "leaflet.css",),
        "leaflet.js": (INSTALLED / "leaflet" / "dist" / "leaflet.js",),
    }
)
_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_DIGITS: Final = 12


@dataclass(frozen=True)
class ServedFile:
    """One file as browsers get it, plain or compressed once and for all."""

    media_type: str
    plain: bytes
    compressed: bytes


def asset(name: str) -> str | None:
    """Address of a file of the catalogue; None where it is not installed."""
    return _addresses()[name]


def missing_files() -> list[str]:
    """Files of the catalogue that are not installed: pages are readable without, but bare."""
    return [name for name, address in _addresses().items() if address is None]


@cache
def served_files() -> Mapping[str, ServedFile]:
    """Every installed file by the last part of its address."""
    read = {name: _read(parts) for name, parts in CATALOGUE.items() if parts[0].is_file()}
    return MappingProxyType({_addressed(name, file): file for name, file in read.items()})


@cache
def _addresses() -> Mapping[str, str | None]:
    addresses: dict[str, str | None] = dict.fromkeys(CATALOGUE)
    for addressed in served_files():
        stem, _, suffix = addressed.rsplit(".", 2)
        addresses[f"{stem}.{suffix}"] = f"{PREFIX}/{addressed}"
    return MappingProxyType(addresses)


def _read(parts: tuple[Path, ...]) -> ServedFile:
    plain = b"\n".join(part.read_bytes() for part in parts)
    # Without a time in its header, the same file is compressed to the same bytes.
    return ServedFile(_MEDIA_TYPES[parts[0].suffix], plain, gzip.compress(plain, 9, mtime=0))


def _addressed(name: str, file: ServedFile) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(file.plain).hexdigest()[:_DIGITS]}.{suffix}"
