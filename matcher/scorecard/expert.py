"""How does an expert's page of reasons become a scorecard of the fitted form?

The page gives, per kind, question and factor, either `knots` (a curve by straight lines between
stated points of the grid) or `entries` (one number a named grid entry).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS, Factor
from matcher.scorecard.scorecard import SCORED_KINDS, KindCard, Scorecard, ScorecardMismatch, Stage
from matcher.scorecard.sigmoid import LOG_ODDS_UNIT, to_units


def scorecard_from_page(page: Mapping[str, Any]) -> Scorecard:
    """The scorecard of a page (see `data/scorecards/expert.yaml`), numbers put on the grid."""
    card = Scorecard(
        scorecard_id=page["id"],
        kinds={
            kind: KindCard(*(_stage(page[str(kind)][stage]) for stage in ("signed", "held")))
            for kind in SCORED_KINDS
        },
        card={"kind": "expert", "written_on": str(page["written_on"]), "sources": page["sources"]},
    )
    card.check_factors({factor.name: factor.size for factor in FACTORS})
    return card


def _stage(page: Mapping[str, Any]) -> Stage:
    written = page["factors"]
    unknown = sorted(set(written) - {factor.name for factor in FACTORS})
    if unknown:
        raise ScorecardMismatch(f"Facteurs inconnus dans la grille : {', '.join(unknown)}.")
    return Stage(
        intercept=to_units(page["intercept"]["value"]),
        tables={factor.name: _table(factor, written.get(factor.name, {})) for factor in FACTORS},
    )


def _table(factor: Factor, written: Mapping[str, Any]) -> NDArray[np.int64]:
    """A dense table; a factor the page leaves out adds nothing."""
    table = np.zeros(factor.size, dtype=np.float64)
    if "knots" in written:
        at = sorted(int(point) for point in written["knots"])
        heights = [float(written["knots"][point]) for point in at]
        curve = np.arange(factor.curve_size)
        table[: factor.curve_size] = np.interp(curve, at, heights)
    for name, number in written.get("entries", {}).items():
        if name not in factor.entries:
            raise ScorecardMismatch(f"Facteur {factor.name} : entrée inconnue « {name} ».")
        table[factor.entries[name]] = float(number)
    return np.rint(table * LOG_ODDS_UNIT).astype(np.int64)
