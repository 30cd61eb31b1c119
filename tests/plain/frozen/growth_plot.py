"""A picture of the time that ranking takes against people and against offers."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

type Runs = list[dict[str, Any]]


def draw_growth(people: Runs, offers: Runs, file: Path) -> None:
    """Seconds measured beside a straight line through the largest run of each."""
    with mpl.rc_context({"svg.hashsalt": "passerelle", "font.size": 9}):
        figure = Figure(figsize=(9, 3.6), layout="constrained")
        left, right = figure.subplots(1, 2)
        for axes, runs, name, other in (
            (left, people, "people", "offers"),
            (right, offers, "offers", "people"),
        ):
            sizes, seconds = [run[name] for run in runs], [run["seconds"] for run in runs]
            straight = [seconds[-1] * size / sizes[-1] for size in sizes]
            axes.plot(sizes, straight, color="0.6", linestyle="--", label="straight line")
            axes.plot(sizes, seconds, marker="o", color="#000091", label="measured")
            axes.set_xscale("log")
            axes.set_yscale("log")
            axes.set_xlabel(f"{name} ({runs[0][other]:,} {other})")
            axes.set_ylabel("seconds")
            axes.grid(visible=True, which="both", color="0.9")
            axes.legend(frameon=False)
        threads = people[-1]["threads"]
        figure.suptitle(f"Top 20 of all factors and rules, {threads} threads")
        figure.savefig(file, metadata={"Date": None})
