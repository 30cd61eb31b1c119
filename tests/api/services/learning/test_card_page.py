"""The HTML card tells what was read and how good it is, and carries its pictures."""

import re

from worlds.planted_rows import CONTRACT, EXPERT, planted

from api.services.learning.card_page import card_page
from api.services.learning.plots import calibration_svg, curves_svg
from matcher.learn.train import train

ABOUT = {"trained_on": "2026-11-22", "without_facts": 3}
MADE = train({(CONTRACT, "signed"): planted(1, 2000)}, EXPERT, ABOUT)


def test_the_card_of_a_fitted_scorecard_tells_its_measures_and_what_is_missing():
    page = card_page(MADE)
    assert f"Grille {MADE.scorecard_id}" in page
    assert "2000 suites connues" in page
    assert "Il en manque 1000" in page
    assert "3 réponses n&#39;ont pas servi" in page or "3 réponses n'ont pas servi" in page
    assert page.count("data:image/svg+xml;base64,") == 5
    for name in ("cette grille", "une seule chance pour tous", "la moyenne du métier"):
        assert name in page
    assert not re.search(r"<script|https?://", page)


def test_the_expert_card_says_where_its_reasons_are():
    page = card_page(EXPERT)
    assert "Grille d'expert" in page
    assert page.count("data:image/svg+xml;base64,") == 4


def test_pictures_are_the_same_bytes_each_time_and_may_be_png():
    stage = MADE.kinds[CONTRACT].signed
    assert curves_svg(stage) == curves_svg(stage)
    deciles = MADE.card["questions"]["apprenticeship"]["signed"]["deciles"]
    assert calibration_svg(deciles, "png").startswith(b"\x89PNG")
