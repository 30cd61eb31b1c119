"""How long does one method take, and how much memory, alone in a process?"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from api.services.bench.memory import peak_rss_mb
from api.services.bench.peers import PEERS, SEED
from matcher.allocate import UNIT, Allocation, Candidates, Market, Rooms, allocate, market_of
from matcher.allocate.allocation import value_of

OURS: Final = "auction"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds from candidates to result, the total in values of 1, the process's highest memory."""

    seconds: float
    value: float
    peak_rss_mb: float


@dataclass(frozen=True, slots=True)
class Certified(Measured):
    """The same, with what the prices prove."""

    upper_bound: float
    gap: float


class BenchFailed(AssertionError):
    """The checker found a flaw: nothing measured is worth telling."""


def save_market(market: tuple[Candidates, Rooms], path: Path) -> None:
    """Keep a market in a file that each process reads."""
    candidates, rooms = market
    named = {f"rooms_{name}": column for name, column in rooms._asdict().items()}
    np.savez(path, allow_pickle=False, **candidates._asdict(), **named)


def measure(method: str, path: Path) -> Measured:
    """One method on a saved market, in a process of its own that has nothing left to compile."""
    # A fresh interpreter of this file alone: a forked one would count the memory of this one, and
    # a spawned one that of every command.
    asked = [sys.executable, "-m", "api.services.bench.own_process", method, str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BenchFailed(done.stderr.strip().rpartition("\n")[2])
    found = json.loads(done.stdout)
    return Certified(**found) if "gap" in found else Measured(**found)


def compile_all(methods: Sequence[str]) -> None:
    """Have everything compiled beforehand: it takes seconds and memory that no method does."""
    for method in methods:
        _timed(method, *_tiny_market())


def _measured(method: str, path: Path) -> Measured:
    _timed(method, *_tiny_market())
    candidates, rooms = _read_market(path)
    found, allocation = _timed(method, candidates, rooms)
    if allocation is None:
        return found
    from matcher.allocate.check import flaws_of

    flaws = flaws_of(candidates, rooms, allocation)
    if flaws:
        raise BenchFailed(", ".join(flaws))
    return Certified(
        found.seconds, found.value, found.peak_rss_mb, allocation.bound / UNIT, allocation.gap
    )


def _timed(method: str, candidates: Candidates, rooms: Rooms) -> tuple[Measured, Allocation | None]:
    start = time.perf_counter()
    market = market_of(candidates, rooms)
    allocation = allocate(market, SEED) if method == OURS else None
    value = allocation.value if allocation else _value_by(method, market)
    seconds = time.perf_counter() - start
    return Measured(seconds, value / UNIT, peak_rss_mb()), allocation


def _value_by(peer: str, market: Market) -> int:
    return value_of(market, PEERS[peer](market))


def _tiny_market() -> tuple[Candidates, Rooms]:
    one = np.zeros(1, dtype=np.int32)
    rooms = Rooms(one + 1, one + 1, np.zeros(1, dtype=np.int64))
    return Candidates(one, one, np.full(1, UNIT, dtype=np.int64)), rooms


def _read_market(path: Path) -> tuple[Candidates, Rooms]:
    with np.load(path, allow_pickle=False) as kept:
        rooms = Rooms(*(kept[f"rooms_{name}"] for name in Rooms._fields))
        return Candidates(*(kept[name] for name in Candidates._fields)), rooms


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(sys.argv[1], Path(sys.argv[2])))))  # noqa: T201
