"""How does the allocation stand beside OR-tools, SciPy, greedy and deferred acceptance?"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from api.services.bench.france_market import france_market
from api.services.bench.own_process import OURS, compile_all, measure, save_market
from api.services.bench.peers import ONE_EACH, PEERS
from matcher.allocate import UNIT

type Told = Callable[[str], None]

SUGGESTIONS: Final = 3


@dataclass(frozen=True, slots=True)
class AllocateBench:
    """What to measure: how many people, which seed, and which peers beside ours."""

    people: int
    seed: int
    peers: Sequence[str] = tuple(PEERS)
    threads: int = 1


def bench_allocate(asked: AllocateBench, told: Told) -> dict[str, Any]:
    """Every method on the same market, one process each; `told` hears which one runs.

    First one suggestion each and no bonus; then three with the bonus of a first one.
    """
    told("territoire")
    compile_all([OURS, *asked.peers])
    candidates, rooms = france_market(asked.people, asked.seed, asked.threads)
    several = rooms._replace(
        person=rooms.person * SUGGESTIONS,
        offer=rooms.offer * SUGGESTIONS,
        bonus=np.full_like(rooms.bonus, UNIT),
    )
    with tempfile.TemporaryDirectory(prefix="passerelle-bench-") as folder:
        one, three = Path(folder, "one.npz"), Path(folder, "three.npz")
        save_market((candidates, rooms), one)
        save_market((candidates, several), three)
        first = _side_by_side(one, asked.peers, told)
        bonus = _side_by_side(three, [name for name in asked.peers if name not in ONE_EACH], told)
    size = {"people": asked.people, "candidates": len(candidates.person), "seed": asked.seed}
    return {**size, **first, "three_suggestions_with_bonus": bonus}


def _side_by_side(path: Path, peers: Sequence[str], told: Told) -> dict[str, Any]:
    told(OURS)
    ours = asdict(measure(OURS, path))
    others = {}
    for name in peers:
        told(name)
        others[name] = asdict(measure(name, path))
    return {**ours, "peers": others}
