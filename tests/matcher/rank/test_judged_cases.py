"""Would a professional rank these offers the same way? Cases with the reason they would give."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from matcher.rank.ranking import Ranking
from matcher.travel import MODES, NO_MODE

CASES = Path(__file__).parents[2] / "cases" / "ranking"
EXPECTATIONS = {"listed", "excluded", "to_discuss", "warned", "advice", "pistes", "legs"}


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def _ids(ranking: Ranking, rows: Any) -> list[str]:
    return [str(ranking.candidates.pairs.offers.offer_id[row]) for row in rows]


def _reasons(ranking: Ranking, of: dict[int, Any]) -> dict[str, list[str]]:
    offers = ranking.candidates.pairs.offers
    return {str(offers.offer_id[row]): [r.rule for r in found] for row, found in of.items()}


def _legs(ranking: Ranking) -> dict[str, dict[str, str]]:
    """By which means each leg is made: a mode, or boarding."""
    pairs = ranking.candidates.pairs
    found: dict[str, dict[str, str]] = {}
    for row, offer_id in enumerate(pairs.offers.offer_id):
        modes = {"employer": pairs.legs.mode[row], "cfa": pairs.cfa.mode[row]}
        legs = {leg: str(MODES[mode]) for leg, mode in modes.items() if mode != NO_MODE}
        found[str(offer_id)] = legs | ({"cfa": "boarding"} if pairs.cfa.boards[row] else {})
    return found


@pytest.mark.parametrize("case", list(_cases()))
def test_a_professional_would_rank_it_so(
    case: dict[str, Any],
    rank: Callable[..., Ranking],
    rank_by_timetable: Callable[..., Ranking],
) -> None:
    assert len(case["why"]) > 20, "a judged case says why"
    expected = case["expect"]
    assert expected, "a judged case expects something"
    assert set(expected) <= EXPECTATIONS
    world = {k: v for k, v in case.items() if k not in ("name", "why", "expect", "timetable")}
    ranking = (rank_by_timetable if "timetable" in case else rank)(**world)
    found = {
        "listed": _ids(ranking, ranking.listed),
        "to_discuss": _ids(ranking, ranking.to_discuss),
        "pistes": [piste.employer_id for piste in ranking.pistes],
    }
    for name in found.keys() & expected.keys():
        assert found[name] == expected[name]
    _check_rules(expected.get("excluded", {}), _reasons(ranking, ranking.reasons))
    _check_rules(expected.get("warned", {}), _reasons(ranking, ranking.warnings))
    assert not set(expected.get("excluded", {})) & set(found["listed"])
    legs = _legs(ranking)
    assert {offer: legs[offer] for offer in expected.get("legs", {})} == expected.get("legs", {})
    assert set(expected.get("advice", [])) <= {advice.code for advice in ranking.advice}


def _check_rules(expected: dict[str, list[str]], found: dict[str, list[str]]) -> None:
    for offer, rules in expected.items():
        assert set(rules) <= set(found[offer])


def test_there_are_at_least_twenty_five_judged_cases() -> None:
    assert len(list(_cases())) >= 25
