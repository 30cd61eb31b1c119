"""Who is drawn? A function of a secret seed, a stratum and a place in it: nothing to choose.

The seed's SHA-256 is published before the first draw and the seed after the last, so that anybody
can compute every draw again, with any language that has HMAC-SHA256. Until then nobody can tell
the next arm: blocks are of four or eight people, which one of both is drawn too.
"""

import hmac
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from matcher.trial.design import Design, Stratum

BLOCKS: Final = (4, 8)


def commitment(seed: str) -> str:
    """What is published before the draw: it binds to the seed and tells nothing of it."""
    return sha256(seed.encode()).hexdigest()


def shares_of(seed: str, design: Design) -> dict[str, float]:
    """The share of every site: its only one, or that to which the seed draws it."""
    sites = _shuffled(seed, "sites", sorted(design.sites))
    return dict(sorted(zip(sites, design.levels(), strict=True)))


def gets_plus(seed: str, stratum: Stratum, number: int, share: float) -> bool:
    """Whether the nth person enrolled in a stratum (from 1) is drawn for service plus."""
    _, places, at = _block(seed, stratum, number)
    return places[at] < share * len(places)


def block_of(seed: str, stratum: Stratum, number: int) -> str:
    """The block in which the nth person of a stratum was drawn: arms are exchangeable within it."""
    block, _, _ = _block(seed, stratum, number)
    return f"{stratum}|{block}"


def _block(seed: str, stratum: Stratum, number: int) -> tuple[int, list[int], int]:
    """The number of the block, its places in their drawn order, and the person's place in it."""
    at, block = number - 1, 0
    size = _size(seed, stratum, block)
    while at >= size:
        at, block = at - size, block + 1
        size = _size(seed, stratum, block)
    return block, _shuffled(seed, f"{stratum}|{block}", list(range(size))), at


def _size(seed: str, stratum: Stratum, block: int) -> int:
    return BLOCKS[_number(seed, f"{stratum}|{block}|size") % len(BLOCKS)]


def _shuffled[T](seed: str, label: str, items: Sequence[T]) -> list[T]:
    """Items in the order of their own HMAC."""
    keys = {i: _number(seed, f"{label}|{i}") for i in range(len(items))}
    return [items[i] for i in sorted(keys, key=keys.__getitem__)]


def _number(seed: str, label: str) -> int:
    return int.from_bytes(hmac.digest(seed.encode(), label.encode(), "sha256"))
