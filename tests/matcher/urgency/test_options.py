"""Reachable offers and new good ones, from a real ranking."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.urgency import (
    Alert,
    AlertKind,
    FreshOffer,
    OptionSummary,
    StayFact,
    Terms,
    option_summary,
)
from models.enums import OfferKind
from models.rules import RuleBook

Alerts = Callable[..., tuple[Alert, ...]]
FRESH = (FreshOffer("o1", date(2026, 11, 20)),)


@pytest.fixture
def summary(matcher: Matcher, rules: RuleBook) -> Callable[..., OptionSummary]:
    def found(**world: Any) -> OptionSummary:
        small = World(**world)
        pool = small.read_pool()
        (reads,) = matcher.read_each(small.frames_of_person(), pool, TODAY, View(5))
        return option_summary(reads, pool, Terms.of(rules, TODAY))

    return found


def test_counts_are_those_of_the_whole_list_and_not_of_the_offers_shown(
    summary: Callable[..., OptionSummary],
) -> None:
    old = {"km": 1, "published_on": "2026-01-05"}
    found = summary(offers=[old] * 7 + [{"km": 90}, {"km": 1, "rome": "F1703"}])
    assert (found.possible, found.reachable, found.fresh) == (7, 7, ())


def test_an_unknown_journey_is_possible_and_not_surely_reachable(
    summary: Callable[..., OptionSummary],
) -> None:
    found = summary(offers=[{"km": 20}], person={"has_bike": False, "uses_transit": True})
    assert (found.possible, found.reachable, found.fresh) == (1, 0, ())


@pytest.mark.parametrize(
    ("published", "is_fresh"),
    [
        ("2026-11-14", False),
        ("2026-11-15", True),
        ("2026-11-22", True),
        ("2026-11-23", False),
        (None, False),
    ],
)
def test_an_offer_is_new_for_seven_days(
    summary: Callable[..., OptionSummary], published: str | None, is_fresh: bool
) -> None:
    found = summary(offers=[{"km": 1, "published_on": published}])
    assert [offer.offer_id for offer in found.fresh] == ["o1"] * is_fresh


def test_only_the_first_five_of_the_list_can_be_new_and_good(
    summary: Callable[..., OptionSummary],
) -> None:
    found = summary(offers=[{"km": n, "published_on": "2026-11-20"} for n in range(1, 8)])
    assert [offer.offer_id for offer in found.fresh] == ["o1", "o2", "o3", "o4", "o5"]


def sentences(alerts: Alerts, options: OptionSummary | None, **facts: Any) -> list[str]:
    kinds = (AlertKind.NO_REACHABLE_OPTION, AlertKind.NEW_GOOD_OFFER)
    return [a.sentence for a in alerts(options=options, **facts) if a.kind in kinds]


def test_nothing_is_said_before_it_is_computed(alerts: Alerts) -> None:
    assert sentences(alerts, None) == []


@pytest.mark.parametrize(
    ("options", "has_home", "sentence"),
    [
        (
            OptionSummary(0, 0),
            True,
            "Aucune offre : élargir les souhaits ou les trajets, ou prospecter.",
        ),
        (
            OptionSummary(2, 0),
            True,
            "2 offres dont le trajet, inconnu, est à vérifier ; aucune sûrement accessible.",
        ),
        (
            OptionSummary(2, 0),
            False,
            "Aucun domicile noté : aucun trajet ne peut être calculé.",
        ),
    ],
)
def test_no_reachable_option_says_why(
    alerts: Alerts, options: OptionSummary, has_home: bool, sentence: str
) -> None:
    assert sentences(alerts, options, has_home=has_home) == [sentence]
    assert sentences(alerts, OptionSummary(2, 1), has_home=has_home) == []


def test_a_new_good_offer_is_told_until_it_is_proposed(alerts: Alerts) -> None:
    options = OptionSummary(3, 3, FRESH)
    assert sentences(alerts, options) == [
        "1 nouvelle offre parmi ses 5 premières, pas encore proposée."
    ]
    assert sentences(alerts, options, proposed=frozenset({"o1"})) == []
    two = OptionSummary(3, 3, (*FRESH, FreshOffer("o2", TODAY)))
    assert sentences(alerts, two) == [
        "2 nouvelles offres parmi ses 5 premières, pas encore proposées."
    ]


def test_who_objects_to_the_ranking_or_has_a_contract_is_not_told_of_offers(
    alerts: Alerts,
) -> None:
    running = StayFact(OfferKind.APPRENTICESHIP, date(2026, 9, 1))
    for options in (OptionSummary(0, 0), OptionSummary(3, 3, FRESH)):
        assert sentences(alerts, options, objects_to_ranking=True) == []
        assert sentences(alerts, options, stays=(running,)) == []
