"""Do prices order everyday lists when a territory agreed so, and leave them alone when not?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete

from api.services.ranking.one_offer import one_offer
from api.services.ranking.order.congestion import (
    LEAST_REACHABLE,
    Price,
    order_by_prices,
    weight_of_prices,
)
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.viewer import CONSOLE
from models.enums import RunScope, RunStatus
from models.tables import Home, OfferPrice, RematchRun

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PERSON = "rural-17"


def offer(key: str, score: float, kind: str = "apprenticeship") -> dict:
    return {"offer_id": key, "score": score, "kind": kind, "rank": 0}


OFFERS = [offer("a", 50), offer("stay", 70, "pmsmp"), offer("b", 45), offer("c", 40)]
PRICES = {"a": Price(20, 6, 2), "stay": Price(60, 9, 1)}


def ids(offers: list[dict]) -> list[str]:
    return [each["offer_id"] for each in offers]


def test_without_a_weight_the_list_is_the_plain_one_with_what_places_cost() -> None:
    plain = order_by_prices(OFFERS, PRICES, 0.0, 10)
    assert ids(plain) == ids(OFFERS)
    assert [each["order_value"] for each in plain] == [50, 70, 45, 40]
    assert plain[0]["price"] == 20
    assert plain[0]["contested"] == {"people": 6, "places": 2}


def test_contracts_are_ordered_by_score_less_price_among_themselves() -> None:
    priced = order_by_prices(OFFERS, PRICES, 1.0, 10)
    assert ids(priced) == ["b", "stay", "c", "a"]
    assert [each["order_value"] for each in priced] == [45, 70, 40, 30]
    assert [each["score"] for each in priced] == [45, 70, 40, 50]
    assert [each["rank"] for each in priced] == [1, 2, 3, 4]


def test_a_list_is_cut_after_prices_turned_it_over() -> None:
    assert ids(order_by_prices(OFFERS, PRICES, 1.0, 1)) == ["b"]


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch):
    """Lets a territory agree on a weight."""
    from api.services.rules_known import rules_known

    plain = rules_known().value

    def agree(weight: float) -> None:
        def value(rule_id: str, on: date):
            return weight if rule_id == "congestion_lambda" else plain(rule_id, on)

        monkeypatch.setattr(rules_known(), "value", value)

    return agree


@pytest.mark.parametrize(("reachable", "weight"), [(4, 0.0), (5, 0.8)])
def test_whoever_has_few_options_pays_nothing(
    agreed, demo_store, reachable: int, weight: float
) -> None:
    agreed(0.8)
    with demo_store.reading() as session:
        assert weight_of_prices(session, "anyone", date(2026, 11, 22), reachable) == weight


def test_the_dearest_contract_falls_once_prices_count(demo_store, demo_day, agreed) -> None:
    request = RankRequest(PERSON, CONSOLE, demo_day, NOW, limit=10)
    snapshots = PoolSnapshots()
    plain = rank_person(demo_store, snapshots, request)["offers"]
    first = next(each for each in plain if each["kind"] == "apprenticeship")
    with demo_store.sessions.begin() as session:
        session.add(
            RematchRun(
                id="priced",
                scope=RunScope.ALL,
                terms={},
                today=demo_day,
                asked_by="console",
                asked_at=NOW,
                status=RunStatus.DONE,
            )
        )
        session.flush()
        session.add(
            OfferPrice(run_id="priced", offer_id=first["offer_id"], price=90, wanted_by=5, places=1)
        )
    shown = rank_person(demo_store, snapshots, request)["offers"]
    assert [each["offer_id"] for each in shown] == [each["offer_id"] for each in plain]
    assert next(each["price"] for each in shown if each["offer_id"] == first["offer_id"]) == 90
    agreed(1.0)
    priced = rank_person(demo_store, snapshots, request)["offers"]
    values = [each["order_value"] for each in priced if each["kind"] == "apprenticeship"]
    assert values == sorted(values, reverse=True)
    contracts = [each["offer_id"] for each in priced if each["kind"] == "apprenticeship"]
    assert contracts[:1] != [first["offer_id"]]
    for each in priced[:4]:
        told = one_offer(demo_store, snapshots, request, each["offer_id"])
        assert {"rank": told["rank"], **told["offer"]} == each


def test_who_surely_reaches_nothing_pays_nothing_in_the_list_or_alone(
    demo_store, demo_day, agreed
) -> None:
    """Without a known home offers are open and none reachable: one λ for the list and each."""
    agreed(1.0)
    with demo_store.sessions.begin() as session:
        session.execute(delete(Home).where(Home.person_id == PERSON))
    request, snapshots = RankRequest(PERSON, CONSOLE, demo_day, NOW, limit=10), PoolSnapshots()
    shown = rank_person(demo_store, snapshots, request)["offers"]
    assert len(shown) > LEAST_REACHABLE
    assert {each["lambda"] for each in shown} == {0.0}
    for each in shown[:3]:
        told = one_offer(demo_store, snapshots, request, each["offer_id"])
        assert {"rank": told["rank"], **told["offer"]} == each
