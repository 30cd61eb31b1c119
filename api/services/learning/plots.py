"""How do a scorecard's curves and its calibration look? Pictures as SVG or PNG."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from api.services.learning.compare import told_of
from api.services.scorecards_known import QUESTIONS
from api.words.scorecard_entries import entry_words, unit_of
from matcher.factors import FACTORS, Factor
from matcher.scorecard import SCORED_KINDS, Scorecard, Stage
from matcher.scorecard.sigmoid import LOG_ODDS_UNIT
from models.errors import SettingsError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# More entries than this are numbers that the axis counts by itself; fewer have words.
_MOST_READ: Final = 50
_MOST_NAMED: Final = 9


def pictures(scorecard: Scorecard, form: str) -> dict[str, bytes]:
    """Curves of each question, and its calibration where some was measured, by the file's name."""
    found = {}
    for kind in SCORED_KINDS:
        for question in QUESTIONS:
            stage: Stage = getattr(scorecard.kinds[kind], question)
            name = f"{kind}-{question}"
            found[f"{name}-courbes.{form}"] = curves_svg(stage, form)
            deciles = told_of(scorecard, str(kind), question).get("deciles")
            if deciles:
                found[f"{name}-calibration.{form}"] = calibration_svg(deciles, form)
    return found


def curves_svg(stage: Stage, form: str = "svg") -> bytes:
    """What each factor adds, entry by entry, in log-odds."""
    figure = figure_of(12, 3.4 * -(-len(FACTORS) // 3))
    for number, factor in enumerate(FACTORS, start=1):
        axes = figure.add_subplot(-(-len(FACTORS) // 3), 3, number)
        _curve(axes, factor, stage.tables[factor.name] / LOG_ODDS_UNIT)
    figure.tight_layout()
    return drawn(figure, form)


def calibration_svg(deciles: Sequence[Mapping[str, Any]], form: str = "svg") -> bytes:
    """Chances said beside what happened, by tenths of the rows that judged."""
    figure = figure_of(4.5, 4.5)
    axes = figure.add_subplot(1, 1, 1)
    most = max(max(each["said"], each["happened"]) for each in deciles)
    axes.plot([0, most], [0, most], color="#999999", linewidth=1)
    axes.plot([d["said"] for d in deciles], [d["happened"] for d in deciles], "o-", color="#000091")
    axes.set_xlabel("chance annoncée")
    axes.set_ylabel("part observée")
    figure.tight_layout()
    return drawn(figure, form)


def _curve(axes: Any, factor: Factor, table: np.ndarray) -> None:
    axes.axhline(0, color="#999999", linewidth=0.8)
    axes.set_title(factor.label, fontsize=10)
    curve = table[: factor.curve_size]
    if len(curve):
        axes.plot(np.arange(len(curve)), curve, color="#000091")
    else:
        axes.bar(np.arange(len(table)), table, color="#000091")
    axes.tick_params(labelsize=8)
    _named(axes, factor.name, len(curve) or len(table))


def _named(axes: Any, factor: str, count: int) -> None:
    """What stands along the axis: entries by their words where they are few, else their unit."""
    axes.set_xlabel(unit_of(factor), fontsize=8)
    if count > _MOST_READ:
        return
    step = -(-count // _MOST_NAMED)
    words = entry_words(factor)[:count:step]
    axes.set_xticks(range(0, count, step), words, rotation=30, ha="right", fontsize=7)


def figure_of(width: float, height: float) -> "Figure":
    """A figure of so many inches; raises SettingsError where nothing is installed to draw with."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SettingsError(
            "Les images demandent matplotlib : installez passerelle[travel], puis recommencez."
        ) from error
    return Figure(figsize=(width, height))


def drawn(figure: "Figure", form: str) -> bytes:
    """The picture, the same bytes for the same figure."""
    import matplotlib as mpl

    picture = io.BytesIO()
    # Without a date and with fixed ids the same scorecard gives the same bytes.
    with mpl.rc_context({"svg.hashsalt": "passerelle"}):
        figure.savefig(picture, format=form, metadata={"Date": None} if form == "svg" else None)
    return picture.getvalue()
