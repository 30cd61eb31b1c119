"""Is the engine as quick as when its figures were frozen, on a machine that is as slow as today's?

The engine of the commit whose figures are frozen answers beside the present one, in turns: whatever
else slows the machine slows both. The ratio of their times says what the present one would take
where the frozen figures were measured. Two processes of one engine differ by a tenth, so that
several pairs are asked; the least and the greatest of their ratios are told beside the middle one.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from frozen.earlier import ROOT, Engine, Starts, engine, laid_out
from frozen.results import RESULTS

pytestmark = pytest.mark.bench

PAIRS, ROUNDS = 3, 9
QUESTIONS: Final = ("country", "prepared", "frames")
START: Final = "first ranking after a start"


def test_the_present_engine_beside_the_one_whose_figures_are_frozen(
    keep: Callable[..., bool], tmp_path: Path
) -> None:
    commit = json.loads((RESULTS / "one_person.json").read_text(encoding="utf-8"))["commit"]
    root, compiled = laid_out(commit.split()[0], tmp_path / "earlier"), tmp_path / "compiled"
    ratios: dict[str, list[float]] = {question: [] for question in (*QUESTIONS, START)}
    starts = [
        Starts(where, compiled, tmp_path / f"demo of {name}")
        for name, where in (("the earlier", root), ("the present", ROOT))
    ]
    for _ in range(PAIRS):
        with engine(root, compiled) as earlier, engine(ROOT, compiled) as present:
            for question in QUESTIONS:
                ratios[question].append(_ratio(earlier, present, question))
        ratios[START].append(_ratio(*starts, START))
    print(f"\nthe present engine, times the time of {commit}: least, middle, greatest of {PAIRS}")
    for question, found in ratios.items():
        print(f"  {question:28} × " + ", ".join(f"{each:.2f}" for each in sorted(found)))
    keep("beside_frozen", {"what": __doc__, "earlier": commit, "rounds": ROUNDS, "ratios": ratios})


def _ratio(earlier: Engine | Starts, present: Engine | Starts, question: str) -> float:
    """The present engine's time by the earlier one's, the middle of the rounds."""
    engines = (earlier, present)
    # The first answers compile, or load what was.
    found = [each.ask(question)["found"] for each in engines]
    if found[0] != found[1]:
        print(f"\n  {question}: other lists than the earlier engine's")
    took = np.zeros((ROUNDS, 2))
    for turn in range(ROUNDS):
        for which in (0, 1) if turn % 2 else (1, 0):
            took[turn, which] = engines[which].ask(question)["ms"]
    return round(float(np.median(took[:, 1] / took[:, 0])), 3)
