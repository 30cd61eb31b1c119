"""How do policies look beside each other? The main measure with its intervals, as PNG or SVG."""

from typing import Any, Final

from api.services.evaluate.compared import MAIN
from api.services.evaluate.contenders import OURS
from api.services.learning.plots import drawn, figure_of
from api.words.evaluate import MEASURES, POLICIES

_OURS, _OTHERS, _LINE = "#000091", "#666666", 2.0
_BESIDE: Final = 0.18


def chart(document: dict[str, Any], form: str) -> bytes:
    """One row a policy, one mark a horizon."""
    names = list(document["policies"])[::-1]
    figure = figure_of(8, 1.2 + 0.45 * len(names))
    axes = figure.add_subplot(1, 1, 1)
    for place, measure in enumerate(MAIN):
        for row, name in enumerate(names):
            told = document["policies"][name]["measures"][measure]
            at = row + _BESIDE * (1 - 2 * place)
            colour = _OURS if name in OURS else _OTHERS
            if told["low"] is not None:
                axes.plot([told["low"], told["high"]], [at, at], color=colour, linewidth=_LINE)
            axes.plot(told["value"], at, "os"[place], color=colour)
    for place, measure in enumerate(MAIN):
        axes.plot([], [], "os"[place], color=_OTHERS, label=MEASURES[measure])
    axes.set_yticks(range(len(names)), [POLICIES[name] for name in names])
    axes.set_xlabel("part des jeunes, intervalle à 95 % sur les mondes")
    axes.legend(loc="lower right", fontsize=8)
    figure.tight_layout()
    return drawn(figure, form)
