"""How is a sent file kept until it lands? Encrypted, with its first lines apart."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from models.store.sealing import Sealer

SENT_FILE: Final = b"passerelle sent file"


@dataclass(frozen=True, slots=True)
class Sample:
    """The first lines of a table: headers, the line they are on, each line's number and cells."""

    headers: tuple[str, ...]
    header_line: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    lines: int


def seal_file(sealer: Sealer, content: bytes) -> bytes:
    """Encrypt what was sent: somebody may have sent the wrong file."""
    return sealer.fernet_for(SENT_FILE).encrypt(content)


def open_file(sealer: Sealer, sealed: bytes) -> bytes:
    """What was sent."""
    return sealer.fernet_for(SENT_FILE).decrypt(sealed)


def seal_sample(sealer: Sealer, sample: Sample) -> bytes:
    """Encrypt the first lines."""
    return seal_file(sealer, json.dumps(asdict(sample), ensure_ascii=False).encode())


def open_sample(sealer: Sealer, sealed: bytes) -> Sample:
    """The first lines."""
    kept = json.loads(open_file(sealer, sealed))
    rows: Sequence[tuple[int, Sequence[str]]] = kept["rows"]
    return Sample(
        tuple(kept["headers"]),
        kept["header_line"],
        tuple((line, tuple(cells)) for line, cells in rows),
        kept["lines"],
    )
