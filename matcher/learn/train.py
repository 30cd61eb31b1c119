"""Which scorecard do the answers of the past make? A candidate, with the card that judges it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS
from matcher.learn.additive import Fitted, Prior, fit_additive
from matcher.learn.calibrate import folded, level, platt
from matcher.learn.judge import judged
from matcher.learn.rows import Answered, Periods, Questions, in_periods, last_year
from matcher.learn.shapes import shapes
from matcher.learn.terms import Terms
from matcher.scorecard import SCORED_KINDS, KindCard, Scorecard, Stage
from matcher.scorecard.sigmoid import LOG_ODDS_UNIT, to_units
from models.enums import OfferKind


@dataclass(frozen=True)
class Made:
    """One question's curves on the grid, and what its card says."""

    stage: Stage
    card: dict[str, Any]


def train(
    questions: Questions,
    expert: Scorecard,
    about: Mapping[str, Any],
    terms: Terms | None = None,
    step: Callable[[], None] = lambda: None,
) -> Scorecard:
    """The scorecard of these answers, the expert's where they are too few.

    `about`: what the card says of where they come from; `step` hears each of the four questions
    that is done. Its id depends on the numbers alone.
    """
    kinds, cards = {}, {}
    for kind in SCORED_KINDS:
        made = {}
        for name in ("signed", "held"):
            rows = questions.get((kind, name))
            made[name] = _made(rows, expert, (kind, name), terms or Terms())
            step()
        kinds[kind] = KindCard(made["signed"].stage, made["held"].stage)
        cards[str(kind)] = {name: each.card for name, each in made.items()}
    card = {"kind": "fitted", "beside": expert.scorecard_id, **about, "questions": cards}
    scorecard = Scorecard(f"fitted-{_digest(kinds)}", kinds, card)
    scorecard.check_factors({factor.name: factor.size for factor in FACTORS})
    return scorecard


def _made(
    rows: Answered | None, expert: Scorecard, which: tuple[OfferKind, str], terms: Terms
) -> Made:
    kind, question = which
    own: Stage = getattr(expert.kinds[kind], question)
    if rows is None or len(rows) == 0:
        return Made(own, {"rows": 0, "missing": terms.enough, "weight_of_expert": 1.0})
    periods = in_periods(rows, terms.fit_share, terms.calibrate_share)
    stage = _fitted(periods, own, kind is OfferKind.APPRENTICESHIP, terms)
    card = {
        "rows": len(rows),
        "missing": max(0, terms.enough - len(rows)),
        "weight_of_expert": terms.expert_answers / (terms.expert_answers + len(periods.fitted)),
        **judged(periods, stage, own),
    }
    return Made(stage, card)


def _fitted(periods: Periods, expert: Stage, contract: bool, terms: Terms) -> Stage:
    prior = Prior(
        intercept=expert.intercept / LOG_ODDS_UNIT,
        tables=tuple(expert.tables[factor.name] / LOG_ODDS_UNIT for factor in FACTORS),
        answers=terms.expert_answers,
        ridge=terms.ridge,
        smooth=terms.smooth,
    )
    early, later = periods.fitted, periods.calibrated
    curves = fit_additive(early.entries, early.answer.astype(np.float64), prior, shapes(contract))
    scaled = folded(curves, *platt(curves.log_odds(later.entries), later.answer.astype(np.float64)))
    year = last_year(early, later)
    shift = level(scaled.log_odds(year.entries), year.answer.astype(np.float64))
    return on_grid(replace(scaled, intercept=scaled.intercept + shift))


def on_grid(fitted: Fitted) -> Stage:
    """The curves in whole 1/1024, which keeps every order between entries."""
    tables: dict[str, NDArray[np.int64]] = {
        factor.name: np.rint(table * LOG_ODDS_UNIT).astype(np.int64)
        for factor, table in zip(FACTORS, fitted.tables, strict=True)
    }
    return Stage(to_units(fitted.intercept), tables)


def _digest(kinds: Mapping[OfferKind, KindCard]) -> str:
    """Eight characters that depend on every number."""
    read = sha256()
    for kind in SCORED_KINDS:
        for stage in (kinds[kind].signed, kinds[kind].held):
            read.update(np.int64(stage.intercept).tobytes())
            for factor in FACTORS:
                read.update(stage.tables[factor.name].astype("<i8").tobytes())
    return read.hexdigest()[:8]
