"""Does a scorecard refuse factors that are not the code's, and survive as plain JSON?"""

import json
from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from data.scorecards import load_expert_page
from matcher.factors import FACTORS
from matcher.scorecard import SCORED_KINDS, Scorecard, ScorecardMismatch
from matcher.scorecard.expert import scorecard_from_page
from models.enums import OfferKind
from models.errors import PasserelleError

SIZES = {factor.name: factor.size for factor in FACTORS}


@pytest.fixture
def page() -> dict[str, Any]:
    return deepcopy(load_expert_page())


def test_the_shipped_page_fills_a_table_for_every_factor_and_question(page: dict[str, Any]) -> None:
    card = scorecard_from_page(page)
    assert card.scorecard_id == page["id"]
    for kind in SCORED_KINDS:
        for stage in (card.kinds[kind].signed, card.kinds[kind].held):
            assert {name: len(table) for name, table in stage.tables.items()} == SIZES
            assert all(table.dtype == np.int64 for table in stage.tables.values())


def test_knots_are_joined_by_straight_lines_and_entries_stand_alone(page: dict[str, Any]) -> None:
    block = page["apprenticeship"]["signed"]["factors"]["employer_leg"]
    block["knots"], block["entries"] = {0: 1.0, 100: 0.0, 254: -1.54}, {"unknown": -2.0}
    table = scorecard_from_page(page).kinds[OfferKind.APPRENTICESHIP].signed.tables["employer_leg"]
    assert table[[0, 50, 100, 200, 254, 255]].tolist() == [1024, 512, 0, -1024, -1577, -2048]


def test_a_factor_the_page_leaves_out_adds_nothing(page: dict[str, Any]) -> None:
    del page["pmsmp"]["held"]["factors"]["working_hours"]
    table = scorecard_from_page(page).kinds[OfferKind.PMSMP].held.tables["working_hours"]
    assert not table.any()


def test_an_unknown_factor_is_refused_by_name(page: dict[str, Any]) -> None:
    page["pmsmp"]["held"]["factors"]["star_sign"] = {"entries": {"leo": 1.0}}
    with pytest.raises(ScorecardMismatch, match="star_sign"):
        scorecard_from_page(page)


def test_an_unknown_entry_is_refused_by_name(page: dict[str, Any]) -> None:
    page["pmsmp"]["held"]["factors"]["trade_fit"]["entries"]["wish_9"] = 1.0
    with pytest.raises(ScorecardMismatch, match=r"trade_fit.*wish_9"):
        scorecard_from_page(page)


@pytest.mark.parametrize(
    ("sizes", "named"),
    [
        ({**SIZES, "level": SIZES["level"] + 1}, "level"),
        ({**SIZES, "new_factor": 3}, "new_factor"),
        ({name: size for name, size in SIZES.items() if name != "freshness"}, "freshness"),
    ],
)
def test_a_scorecard_made_for_other_factors_refuses_to_run(
    page: dict[str, Any], sizes: dict[str, int], named: str
) -> None:
    card = scorecard_from_page(page)
    card.check_factors(SIZES)
    with pytest.raises(ScorecardMismatch, match=f"diffèrent : {named}") as caught:
        card.check_factors(sizes)
    assert isinstance(caught.value, PasserelleError)
    assert isinstance(caught.value, ValueError)


def test_a_scorecard_goes_through_json_unchanged(page: dict[str, Any]) -> None:
    card = scorecard_from_page(page)
    again = Scorecard.from_json(json.loads(json.dumps(card.to_json())))
    assert (again.scorecard_id, again.card) == (card.scorecard_id, card.card)
    for kind in SCORED_KINDS:
        for name in ("signed", "held"):
            one, other = getattr(card.kinds[kind], name), getattr(again.kinds[kind], name)
            assert one.intercept == other.intercept
            for factor in SIZES:
                assert (one.tables[factor] == other.tables[factor]).all()


def test_a_stored_scorecard_without_a_card_is_read(page: dict[str, Any]) -> None:
    document = scorecard_from_page(page).to_json()
    del document["card"]
    assert Scorecard.from_json(document).card == {}
