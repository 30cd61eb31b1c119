"""Which offers stand on a sheet, and does nothing leave that is not meant to?"""

import json
from dataclasses import asdict

import pytest

from api.reading_sheet import MOST, USUAL, SheetOffer, sheet_offers

KEPT_BACK = ("score", "p_signed", "p_held", "contributions", "intercepts", "warnings", "rank")


@pytest.fixture
def ranking(client):
    asked = {"limit": 200}
    return client.get("/api/v1/young-people/rural-17/ranking", params=asked).json()


def _ids(offers):
    return [offer.offer_id for offer in offers]


def test_nobody_s_choice_is_the_first_few(ranking) -> None:
    first = [offer["offer_id"] for offer in ranking["offers"][:USUAL]]
    assert _ids(sheet_offers(ranking, [], [])) == first


def test_a_choice_comes_before_what_was_proposed(ranking) -> None:
    listed = [offer["offer_id"] for offer in ranking["offers"]]
    assert _ids(sheet_offers(ranking, [listed[4]], [])) == [listed[4]]
    assert _ids(sheet_offers(ranking, [listed[4]], [listed[7], listed[2]])) == [
        listed[2],
        listed[7],
    ]
    assert len(sheet_offers(ranking, listed, [])) == MOST


def test_what_is_not_possible_is_not_on_it(ranking) -> None:
    excluded = ranking["excluded"][0]["offer_id"]
    assert excluded not in _ids(sheet_offers(ranking, [excluded], [excluded]))


def test_scores_chances_and_reasons_do_not_leave(ranking) -> None:
    told = json.dumps([asdict(offer) for offer in sheet_offers(ranking, [], [])])
    assert not [word for word in KEPT_BACK if f'"{word}"' in told]
    assert not set(KEPT_BACK) & set(SheetOffer.__dataclass_fields__)
