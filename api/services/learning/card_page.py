"""How does a scorecard's card read as one HTML file, pictures inside, without Passerelle?"""

import base64
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, select_autoescape

from api.services.learning.plots import calibration_svg, curves_svg
from api.words.dates import day
from api.words.numbers import decimal
from api.words.scorecards import (
    BASELINES,
    GROUPS,
    KINDS,
    MEASURES,
    QUESTIONS,
    gain_is,
    with_interval,
)
from matcher.scorecard import SCORED_KINDS, Scorecard

_FOLDER: Final = Path(__file__).parent


def card_page(scorecard: Scorecard) -> str:
    """The card, readable without Passerelle; its pictures are inside."""
    pages = Environment(loader=FileSystemLoader(_FOLDER), autoescape=select_autoescape())
    pages.filters |= {
        "day": day,
        "decimal": decimal,
        "with_interval": with_interval,
        "gain_is": gain_is,
    }
    return pages.get_template("card.html").render(
        scorecard=scorecard,
        card=scorecard.card,
        parts=[
            _part(scorecard, kind, question)
            for kind in SCORED_KINDS
            for question in ("signed", "held")
        ],
        baselines=BASELINES,
        measures=MEASURES,
        groups=GROUPS,
    )


def _part(scorecard: Scorecard, kind: Any, question: str) -> dict[str, Any]:
    told = scorecard.card.get("questions", {}).get(str(kind), {}).get(question, {})
    stage = getattr(scorecard.kinds[kind], question)
    return {
        "title": f"{KINDS[str(kind)].capitalize()}, {QUESTIONS[question]}",
        "told": told,
        "curves": _inside(curves_svg(stage)),
        "calibration": _inside(calibration_svg(told["deciles"])) if told.get("deciles") else None,
    }


def _inside(picture: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}"
