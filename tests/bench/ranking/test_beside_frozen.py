"""Is the engine as quick as when its figures were frozen, on a machine that is as slow as today's?

The engine of the commit whose figures are frozen answers beside the present one, in turns, each in
one process of its own: whatever else slows the machine slows both. The ratio of their times, round
by round, says what the present one would take where the frozen figures were measured.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from frozen.earlier import ROOT, Engine, engine, laid_out
from frozen.results import RESULTS
from numpy.typing import NDArray

pytestmark = pytest.mark.bench

ROUNDS, DRAWS = 24, 2000
QUESTIONS: Final = ("country", "prepared", "frames")


def test_the_present_engine_beside_the_one_whose_figures_are_frozen(
    keep: Callable[..., bool], tmp_path: Path
) -> None:
    commit = json.loads((RESULTS / "one_person.json").read_text(encoding="utf-8"))["commit"]
    figures = {}
    root, compiled = laid_out(commit.split()[0], tmp_path / "earlier"), tmp_path / "compiled"
    with engine(root, compiled) as earlier, engine(ROOT, compiled) as present:
        print(f"\nthe present engine, times the time of {commit} (95 % interval)")
        for question in QUESTIONS:
            took, same = _in_turns(earlier, present, question)
            low, ratio, high = _interval(took[:, 1] / took[:, 0])
            lists = "the same lists" if same else "other lists"
            print(f"  {question:10} × {ratio:.2f} ({low:.2f} to {high:.2f}), {lists}")
            figures[question] = {
                "ratio": ratio,
                "interval": (low, high),
                "ms": dict(zip(("earlier", "present"), np.median(took, axis=0), strict=True)),
                "same_lists": same,
            }
    keep("beside_frozen", {"what": __doc__, "earlier": commit, "rounds": ROUNDS, **figures})


def _in_turns(earlier: Engine, present: Engine, question: str) -> tuple[NDArray[np.float64], bool]:
    """Milliseconds of both, (rounds, 2), and whether they found the same."""
    engines = (earlier, present)
    # The first answers compile, or load what was.
    same = earlier.ask(question)["found"] == present.ask(question)["found"]
    took = np.zeros((ROUNDS, 2))
    for turn in range(ROUNDS):
        for which in (0, 1) if turn % 2 else (1, 0):
            took[turn, which] = engines[which].ask(question)["ms"]
    return took, same


def _interval(ratios: NDArray[np.float64]) -> tuple[float, float, float]:
    """The median between the bounds that 95 in 100 draws of as many rounds stay within."""
    draws = np.random.default_rng(1).choice(ratios, (DRAWS, len(ratios)))
    low, high = np.percentile(np.median(draws, axis=1), [2.5, 97.5])
    return round(float(low), 3), round(float(np.median(ratios)), 3), round(float(high), 3)
