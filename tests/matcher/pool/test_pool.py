"""Is the pool read once, whatever the order of its rows, and refused when it cannot be?"""

from typing import Any

import pytest

from models.errors import FrameError


def test_offers_are_sorted_by_id_whatever_their_order(world: Any) -> None:
    offers = [{"offer_id": key, "km": 1} for key in ("c", "a", "b")]
    pool = world(offers=offers).read_pool()
    assert pool.offers.offer_id.tolist() == ["a", "b", "c"]


def test_an_offer_stands_under_each_of_its_trades_once(world: Any) -> None:
    pool = world(
        offers=[
            {"km": 1, "rome": "D1102", "other_romes": "D1104,D1102"},
            {"km": 1, "rome": "D1104"},
        ]
    ).read_pool()
    rows = {code: found.tolist() for code, found in pool.rows_of_trade.items()}
    assert rows == {"D1102": [0], "D1104": [0, 1]}


def test_an_offer_is_found_by_its_id(world: Any) -> None:
    pool = world(offers=[{"offer_id": key, "km": 1} for key in ("c", "a")]).read_pool()
    assert [pool.row_of(key) for key in ("a", "b", "c", "d")] == [0, None, 1, None]


def test_nobodys_own_proposals_stand_in_their_way(world: Any) -> None:
    pending = {"a": 2, "b": 1, "c": 0}
    pool = world(
        offers=[{"offer_id": key, "km": 1, "pending": n} for key, n in pending.items()]
    ).read_pool()
    # c: proposed since the pool was read; d: closed since.
    own = pool.without_pending(["a", "c", "d"])
    assert own.offers.pending.tolist() == [1, 1, 0]
    assert pool.offers.pending.tolist() == [2, 1, 0]
    assert pool.without_pending([]) is pool


def test_one_offer_alone_is_found_by_each_of_its_trades(world: Any) -> None:
    named = {"km": 1, "rome": "D1102", "other_romes": "D1104,F1703"}
    pool = world(offers=[{"km": 2}, named, {"km": 3}]).read_pool()
    alone = pool.only(1)
    assert alone.offers.offer_id.tolist() == [pool.offers.offer_id[1]]
    rows = {rome: found.tolist() for rome, found in alone.rows_of_trade.items()}
    assert rows == {"D1102": [0], "D1104": [0], "F1703": [0]}
    assert alone.courses is pool.courses


def test_other_offers_take_the_place_of_its_own(world: Any) -> None:
    pool = world(offers=[{"km": 1}], courses=[{"km": 2}]).read_pool()
    others = world(offers=[{"offer_id": key, "km": 3, "rome": "F1703"} for key in ("z", "b")])
    given = others.frames_of_pool()["offers"]
    changed = pool.with_offers(given)
    assert changed.offers.offer_id.tolist() == ["b", "z"]
    assert {rome: len(rows) for rome, rows in changed.rows_of_trade.items()} == {"F1703": 2}
    assert (len(changed.courses), len(pool.offers)) == (1, 1)


def test_an_empty_pool_is_a_pool(world: Any) -> None:
    pool = world().read_pool()
    assert (len(pool.offers), len(pool.courses), len(pool.employers)) == (0, 0, 0)
    assert pool.rows_of_trade == {}
    assert pool.related == {}


def test_courses_are_found_by_id_and_by_trade_in_the_order_of_uai(world: Any) -> None:
    courses = [
        {"course_id": "x", "uai": "0720003S", "km": 1},
        {"course_id": "y", "uai": "0490002A", "km": 1},
        {"course_id": "z", "uai": "0490002A", "km": 1, "rome": "F1703"},
    ]
    found = world(courses=courses).read_pool().courses
    assert found.course_id.tolist() == ["y", "z", "x"]
    assert found.row_of == {"y": 0, "z": 1, "x": 2}
    assert {k: v.tolist() for k, v in found.rows_of_trade.items()} == {
        "D1102": [0, 2],
        "F1703": [1],
    }


def test_related_trades_are_kept_in_a_fixed_order(world: Any) -> None:
    related = [
        {"rome": "A1101", "target_rome": "C1101", "relation": "evolution"},
        {"rome": "A1101", "target_rome": "N4401", "relation": "close"},
        {"rome": "A1101", "target_rome": "B1101", "relation": "close"},
    ]
    assert world(related=related).read_pool().related == {
        "A1101": [("B1101", "close"), ("N4401", "close"), ("C1101", "evolution")]
    }


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ({"offers": [{"km": 1, "places": -1}]}, "places"),
        ({"offers": [{"km": 1, "kind": "cdi"}]}, "kind"),
        ({"offers": [{"km": 1, "offer_id": "o"}, {"km": 1, "offer_id": "o"}]}, "offer_id"),
        ({"offers": [{"lat": float("inf"), "lng": 0.0}]}, "lat"),
        ({"courses": [{"km": 1, "rhythm": "now and then"}]}, "rhythm"),
        ({"employers": [{"km": 1, "headcount": -2}]}, "headcount"),
        ({"hires": [{"rome": "D1102", "naf": "1071C", "hires": -1}]}, "hires"),
        ({"offers": [{"km": 1, "rome": "D11"}]}, "rome"),
        ({"offers": [{"km": 1, "rome": "D1199"}]}, "rome"),
        ({"offers": [{"km": 1, "other_romes": "D1102;D1104"}]}, "other_romes"),
        ({"offers": [{"km": 1, "other_romes": "D1102,D1199"}]}, "other_romes"),
        ({"offers": [{"lat": 48.0}]}, "lng"),
        ({"offers": [{"lng": 0.0}]}, "lat"),
        ({"offers": [{"lat": float("nan"), "lng": 0.0}]}, "lat"),
        ({"courses": [{"km": 1, "rome": "D1199"}]}, "rome"),
        ({"courses": [{"lat": 48.0}]}, "lng"),
        ({"employers": [{"lng": 0.0}]}, "lat"),
        ({"related": [{"rome": "A1101", "target_rome": "B1101", "relation": "akin"}]}, "relation"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_column(
    world: Any, rows: dict[str, Any], column: str
) -> None:
    with pytest.raises(FrameError) as caught:
        world(**rows).read_pool()
    assert caught.value.column == column


def test_a_trade_share_of_hires_is_within_its_activity(world: Any) -> None:
    hires = [
        {"rome": "D1102", "naf": "1071C", "hires": 30},
        {"rome": "D1106", "naf": "1071C", "hires": 10},
        {"rome": "D1102", "naf": "4711D", "hires": 0},
    ]
    shares = world(hires=hires).read_pool().employers.hire_share
    assert shares == {"D1102": {"1071C": 0.75, "4711D": 0.0}, "D1106": {"1071C": 0.25}}
